import { describe, expect, it } from 'vitest';
import { exportFile } from '../../../../tests/engines/exports.js';
import { forbiddenBy } from './forbidden.js';
import { recogniseFiles } from './recognise.js';
import { proposeColumns } from './columns.js';
import { vocabulary } from './vocabulary.js';

const kindsOf = (...files: [path: string, text: string][]) =>
  recogniseFiles(files.map(([path, text]) => exportFile(path, text)));

describe('plain files', () => {
  it.each([
    ['kids.csv', 'Student ID,Last Name,First Name,DOB,Grade\n1,Klein,Ora,1/2/2012,7', 'student'],
    ['a.csv', 'student_id,school_id,entry_date,exit_date\n1,2,2024-09-01,', 'enrolment'],
    ['att.csv', 'Student Number,Date,Attendance Code\n1,9/3/2024,U\n2,9/3/2024,E', 'absence'],
    ['att.csv', 'Student Number,Date,Attendance Code\n1,9/3/2024,P\n2,9/3/2024,P\n3,9/3/2024,A', 'register'],
    ['days.csv', 'School,Date,In Session\n2,2024-09-03,Y', 'calendar'],
    ['isp.csv', 'Student ID,Incident Date,Action Taken,Days\n1,2024-09-03,OSS,2', 'discipline'],
    ['el.csv', 'Student ID,Program,Start Date,End Date\n1,ELL,2024-09-03,', 'program'],
    ['terms.csv', 'Term ID,Term,Start Date,End Date\n1,Fall,2024-09-03,2024-12-20', 'session'],
    ['schools.csv', 'School ID,School Name,NCES ID\n2,North,440003000123', 'school'],
    ['demo.csv', 'Student ID,DOB,Sex,Race\n1,2012-01-02,F,Asian', 'demographics'],
    ['menu.csv', 'Monday,Tuesday\nPizza,Soup', undefined],
  ])('%s with %j', (path, text, kind) => {
    const found = kindsOf([path, text]);
    expect(found.standard).toBe('plain');
    expect(found.files[0]!.kind).toBe(kind);
    expect(found.problems.some(({ code }) => code === 'file-unknown')).toBe(kind === undefined);
  });
});

describe('headers', () => {
  it.each([
    ['SSN', 'social security number'],
    ['Student SSN', 'social security number'],
    ['Social Security #', 'social security number'],
    ['countryOfBirthCode', 'birthplace'],
    ['BirthCity', 'birthplace'],
    ['Place of Birth', 'birthplace'],
    ['Lugar de nacimiento', 'birthplace'],
    ['Citizenship Status', 'immigration'],
    ['Visa_Type', 'immigration'],
    ['Immigrant Indicator', 'immigration'],
    ['Date Entered US', 'immigration'],
  ])('%s is refused at the door', (header, what) => expect(forbiddenBy(header)).toBe(what));

  it.each([
    'classNumber',
    'className',
    'Birth Date',
    'School State',
    'Advisable',
    'Prenatal Care',
    'EntryDate',
    'Lesson',
  ])('%s is not', (header) => expect(forbiddenBy(header)).toBeUndefined());

  it('no field is named by a header that is refused, and none has two headers alike', () => {
    for (const fields of Object.values(vocabulary))
      for (const list of Object.values(fields)) {
        const words = list.split(' | ');
        expect(words.filter((word: string) => forbiddenBy(word))).toEqual([]);
        expect(new Set(words).size).toBe(words.length);
      }
  });

  it('the clearest header gets the field; the other is told', () => {
    const { columns } = proposeColumns('student', ['ID', 'First Name', 'Student ID', 'Last Name']);
    expect(columns.map(({ header, field, confidence }) => [header, field, confidence])).toEqual([
      ['Student ID', 'sourceId', 0.9],
      ['First Name', 'givenName', 0.9],
      ['Last Name', 'familyName', 0.9],
    ]);
  });

  it('tells of columns twice, without name, restricted and unknown, and never proposes a forbidden one', () => {
    const { files, problems } = kindsOf([
      'students.csv',
      'Student ID,First Name,first_name,Last Name,,SSN,Lunch Status,Shoe size,\n00012,Ora,O,Klein,x,123-45-6789,F,38,',
    ]);
    expect(problems.map(({ code, column }) => [code, column])).toEqual([
      ['column-twice', 'first_name'],
      ['column-without-name', ''],
      ['column-forbidden', 'SSN'],
      ['column-restricted', 'Lunch Status'],
      ['column-unknown', 'Shoe size'],
    ]);
    expect(files[0]!.columns.some(({ header }) => header === 'SSN')).toBe(false);
    expect(JSON.stringify({ files, problems })).not.toContain('6789');
  });

  it('sees ids that lost their zeros and days in two orders', () => {
    const rows = ['00123,30/1/2012', '00124,2/4/2012', '00125,3/4/2012', '00126,4/4/2012', '127,5/13/2012'];
    const { problems } = kindsOf([
      'students.csv',
      `Student ID,Last Name,Birth Date\n${rows.map((row) => row.replace(',', ',A,')).join('\n')}`,
    ]);
    expect(problems).toEqual([
      { file: 'students.csv', column: 'Student ID', code: 'id-lengths-differ', hint: { digits: 5, shorter: 1 } },
      { file: 'students.csv', column: 'Birth Date', code: 'days-in-two-orders', hint: {} },
    ]);
  });
});

describe('OneRoster', () => {
  const users =
    'sourcedId,status,dateLastModified,enabledUser,username,givenName,familyName,userMasterIdentifier\n1,active,2024-09-03,true,o,Ora,Klein,';
  const roles =
    'sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId';

  it('1.2 without a manifest', () => {
    const found = kindsOf(['users.csv', users], ['roles.csv', roles]);
    expect(found).toMatchObject({ standard: 'OneRoster', version: { number: '1.2', guessed: true } });
    expect(found.problems.map(({ code }) => code)).toEqual(['manifest-missing', 'roles-in-another-file', 'file-empty']);
  });

  it('a delta, with what the manifest and the files do not agree on', () => {
    const manifest = 'propertyName,value\noneroster.version,1.2\nfile.users,delta\nfile.orgs,bulk\nfile.roles,absent';
    const found = kindsOf(
      ['x/manifest.csv', manifest],
      ['x/users.csv', users],
      ['x/roles.csv', roles],
      ['x/menu.csv', 'a,b\n1,2'],
    );
    expect(found.version).toEqual({ number: '1.2', guessed: false });
    expect(found.files.map(({ path, extent }) => [path, extent])).toEqual([
      ['x/users.csv', 'delta'],
      ['x/roles.csv', 'full'],
      ['x/menu.csv', 'full'],
    ]);
    expect(found.problems.map(({ file, code }) => [file, code])).toEqual([
      ['', 'manifest-names-missing-file'],
      ['', 'manifest-omits-file'],
      ['', 'manifest-omits-file'],
      ['x/users.csv', 'roles-in-another-file'],
      ['x/roles.csv', 'file-empty'],
      ['x/menu.csv', 'file-unknown'],
    ]);
  });

  it('has the day after the last one as the end of its own enrolments, not of other files beside them', () => {
    const enrollments =
      'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate\n1,,,c,s,o,student,,2024-09-03,2025-06-20';
    const { files } = kindsOf(
      ['users.csv', users],
      ['enrollments.csv', enrollments],
      ['withdrawals.csv', 'student_id,school_id,entry_date,exit_date\n1,2,2024-09-03,2025-06-19'],
    );
    const ends = files.flatMap(({ path, columns }) =>
      columns.filter(({ field }) => field === 'lastDay').map(({ endIsDayAfter = false }) => [path, endIsDayAfter]),
    );
    expect(ends).toEqual([
      ['enrollments.csv', true],
      ['withdrawals.csv', false],
    ]);
  });

  it('a file that holds what another should: profiles that are a copy of roles are not read', () => {
    const found = kindsOf(['users.csv', users], ['roles.csv', users]);
    expect(found.problems).toContainEqual({ file: 'roles.csv', code: 'file-headers-of-another', hint: {} });
  });
});
