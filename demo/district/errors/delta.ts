import { dataEnd, type SchoolYear } from '../calendar.ts';
import { iso } from '../days.ts';
import { manifestRows, oneRosterColumns } from '../oneroster/columns.ts';
import { district } from '../schools.ts';
import { type Enrolled, nobody, slashes } from './spoiled.ts';

export interface DeltaFile {
  file: string;
  columns: readonly string[];
  rows: string[][];
  wrong: [line: number, mistake: string][];
}

/** A OneRoster delta of the running year with mistakes in three of its files. */
export function delta(year: SchoolYear, enrolled: readonly Enrolled[]): DeltaFile[] {
  const changed = `${iso(dataEnd)}T20:00:00.000Z`;
  const [one, two] = [enrolled[0]!.student, enrolled[1]!.student];
  const users = [
    'sourcedId',
    'status',
    'dateLastModified',
    'enabledUser',
    'username',
    'givenName',
    'grades',
    'primaryOrgSourcedId',
  ];
  const manifest = manifestRows(
    (file) => (file === 'users' || file === 'demographics' || file === 'enrollments' ? 'delta' : 'absent'),
    district.name,
    district.id,
  );
  const flags = ['false', 'false', 'false', 'false', 'true', 'false', 'false'];
  return [
    { file: 'manifest', columns: oneRosterColumns.manifest, rows: manifest, wrong: [] },
    {
      file: 'users',
      columns: users,
      rows: [one, two].map(({ sourcedId, number, givenName }) => [
        sourcedId,
        'active',
        changed,
        'true',
        number,
        givenName,
        '04',
        'qh-org-001',
      ]),
      wrong: [[1, 'the column familyName is missing, and so are others that the standard asks for']],
    },
    {
      file: 'demographics',
      columns: oneRosterColumns.demographics,
      rows: [
        [one.sourcedId, 'active', changed, iso(one.birth), one.sex, ...flags, 'US', 'RI', 'Providence', ''],
        [two.sourcedId, 'active', changed, slashes(two.birth), 'F', ...flags, '', '', '', ''],
      ],
      wrong: [
        [2, 'a place of birth, which no school needs to hand on'],
        [3, 'the birth date was rewritten by a spreadsheet: month/day/year'],
        [3, 'sex is none of the words that the standard knows'],
      ],
    },
    {
      file: 'enrollments',
      columns: oneRosterColumns.enrollments,
      rows: [
        [
          'qh-enrollment-x1',
          'active',
          changed,
          `qh-class-${year.start}-QH001-04-99`,
          'qh-org-001',
          one.sourcedId,
          'student',
          '',
          iso(dataEnd),
          '',
        ],
        ['qh-enrollment-x2', 'tobedeleted', changed, '', 'qh-org-001', `qh-student-${nobody}`, 'student', '', '', ''],
      ],
      wrong: [
        [2, 'no class has this id'],
        [3, 'no student has this id'],
        [3, 'the class is missing'],
      ],
    },
  ];
}
