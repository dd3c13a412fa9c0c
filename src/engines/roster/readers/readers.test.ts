import { describe, expect, it } from 'vitest';
import { exportFile, readRows } from '../../../../tests/engines/exports.js';
import { randomFrom } from '../../../../tests/engines/random-tables.js';
import { problemKinds } from '../problem.js';
import type { RecordKind } from '../records.js';
import { proposeColumns } from '../recognise/columns.js';
import { recogniseFiles } from '../recognise/recognise.js';
import { required, vocabulary } from '../recognise/vocabulary.js';
import { createReader, type RowReading } from './reader.js';

function read<K extends RecordKind>(kind: K, text: string, path = `${kind}.csv`): RowReading<K>[] {
  const file = exportFile(path, text);
  const [found] = recogniseFiles([file]).files;
  expect(found!.kind).toBe(kind);
  return readRows(file, found!, kind);
}

const recordsOf = <K extends RecordKind>(rows: RowReading<K>[]) =>
  rows.map((row) => (row.outcome === 'record' ? row.record : row.outcome === 'passed over' ? row.because : row));

describe('students', () => {
  it('reads a row of a plain file', () => {
    const text = [
      'Student ID,School ID,First Name,Last Name,DOB,Grade,Gender,Hispanic,Asian,White,IEP,ELL,Lunch Status,SASID',
      '00012,7,Ora,Klein,1/2/2012,7,F,N,Y,Y,Y,N,F,1000000001',
    ].join('\n');
    expect(recordsOf(read('student', text))).toEqual([
      {
        sourceId: '00012',
        schoolIds: ['7'],
        givenName: 'Ora',
        middleName: null,
        familyName: 'Klein',
        preferredName: null,
        grade: '07',
        birthDate: '2012-01-02',
        gender: 'female',
        race: 'two or more races',
        programs: [
          { program: 'disability', restricted: false },
          { program: 'free meals', restricted: true },
        ],
        otherIds: [{ system: 'state', id: '1000000001' }],
      },
    ]);
  });

  it('says by line and column what is wrong, and does not repeat a social security number', () => {
    const text = [
      'Student ID,First Name,Last Name,DOB,Grade,SASID',
      '3.1E+11,Ora,Klein,1/2/2012,7,',
      '13,,,1/2/2012,7,',
      '14,Ora,123-45-6789,1/2/2012,7,',
      '15,=Ora,Klein,31/31/2012,77,',
      '16,Ora,Klein,1/2/2012,7,,moved',
      '17,Ora,Klein,1/2/2012,7,123-45-6789',
      ',,,,,',
    ].join('\n');
    const rows = read('student', text);
    expect(rows.map(({ outcome }) => outcome)).toEqual([...Array<string>(6).fill('refused'), 'passed over']);
    expect(rows.flatMap(({ problems }) => problems)).toEqual([
      { file: 'student.csv', line: 2, column: 'Student ID', value: '3.1E+11', code: 'id-damaged', hint: {} },
      { file: 'student.csv', line: 3, column: 'Last Name', code: 'name-missing', hint: {} },
      { file: 'student.csv', line: 4, column: 'Last Name', code: 'social-security-number', hint: {} },
      { file: 'student.csv', line: 5, column: 'First Name', value: '=Ora', code: 'text-like-formula', hint: {} },
      { file: 'student.csv', line: 5, column: 'Grade', value: '77', code: 'value-not-understood', hint: {} },
      { file: 'student.csv', line: 5, column: 'DOB', value: '31/31/2012', code: 'day-impossible', hint: {} },
      { file: 'student.csv', line: 6, code: 'row-too-long', hint: { cells: 7, columns: 6 } },
      { file: 'student.csv', line: 7, column: 'SASID', code: 'social-security-number', hint: {} },
    ]);
  });
});

describe('enrolments, attendance, discipline, programs', () => {
  it('OneRoster gives the day after the last day', () => {
    const header =
      'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate';
    const rows = [
      'e1,,,c,s,u,student,,2024-09-03,2025-03-01',
      'e2,,,c,s,t,teacher,,,',
      'e3,tobedeleted,,,,,,,,',
      'e4,gone,,c,s,u,student,,,',
    ];
    const [first, second, third, fourth] = read('enrolment', [header, ...rows].join('\n'), 'enrollments.csv');
    expect(first).toMatchObject({ record: { classId: 'c', firstDay: '2024-09-03', lastDay: '2025-02-28' } });
    expect(second).toMatchObject({ because: 'not a student' });
    expect(third).toMatchObject({ outcome: 'deletion', id: 'e3' });
    expect(fourth).toMatchObject({
      outcome: 'refused',
      problems: [{ line: 5, code: 'status-not-understood', value: 'gone' }],
    });
  });

  it('a delta has to say what becomes of a row', () => {
    const columns = proposeColumns('school', ['sourcedId', 'status', 'name']).columns;
    const reader = createReader({ kind: 'school', path: 'orgs.csv', extent: 'delta', width: 3, columns });
    expect(reader({ line: 2, cells: ['1', '', 'North'] })).toMatchObject({ problems: [{ code: 'status-missing' }] });
    expect(reader({ line: 3, cells: ['1', 'active', 'North'] })).toMatchObject({ record: { name: 'North' } });
    expect(reader({ line: 4, cells: ['1', 'tobedeleted', ''] })).toMatchObject({ outcome: 'deletion', id: '1' });
  });

  it('a last day before the first is refused', () => {
    const [row] = read('enrolment', 'student_id,school_id,entry_date,exit_date\n1,2,2024-09-03,2024-09-01');
    expect(row).toMatchObject({
      outcome: 'refused',
      problems: [{ code: 'last-day-before-first', column: 'exit_date' }],
    });
  });

  it('absences: parts of the day, codes of the district, codes that nobody knows', () => {
    const text =
      'Student ID,Date,Code,Part\n1,9/3/2024,U,0.5\n1,9/4/2024,T,\n1,9/5/2024,E,0.25\n1,9/6/2024,Q7,\n1,9/9/2024,A,3';
    const file = exportFile('absence.csv', text);
    const [found] = recogniseFiles([file]).files;
    expect(readRows(file, found!, 'absence').map(({ outcome }) => outcome)).toEqual([
      'record',
      'record',
      'passed over',
      'refused',
      'refused',
    ]);
    const columns = found!.columns.map((column) =>
      column.field === 'code' ? { ...column, values: { Q7: 'unexcused' } } : column,
    );
    expect(recordsOf(readRows(file, { ...found!, columns }, 'absence'))[3]).toMatchObject({
      mark: { presence: 'absent', kind: 'unexcused' },
      sourceCode: 'Q7',
    });
  });

  it('discipline and programs', () => {
    expect(
      recordsOf(
        read('discipline', 'Student ID,Incident Date,Action Taken,Days\n1,2024-09-03,OSS,2\n1,2024-09-03,ISS,'),
      ),
    ).toMatchObject([
      { action: 'out-of-school suspension', days: 2 },
      { action: 'in-school suspension', days: null },
    ]);
    expect(
      recordsOf(read('program', 'Student ID,Program,Start Date,End Date\n1,ELL,2024-09-03,\n1,Free Lunch,,')),
    ).toMatchObject([
      { program: 'english learner', from: '2024-09-03', until: null, restricted: false },
      { program: 'free meals', from: null, restricted: true },
    ]);
  });
});

describe('every reader, on anything', () => {
  const chance = randomFrom(20_240_903);
  const random = (below: number): number => Math.floor(chance() * below);
  const pieces = [
    '',
    ' ',
    '1',
    '00012',
    '3.1E+11',
    '="0012"',
    '9/3/2024',
    '2024-09-03',
    '45538',
    'U',
    'Present',
    'OSS',
    'ELL',
    'Y',
    'K',
    'School Year',
  ];
  const dirt = [
    '\u0000',
    '\ud800',
    '<script>',
    '=1+1',
    '123-45-6789',
    '__proto__',
    'constructor',
    'toString',
    '\ufeff',
    'é'.repeat(300),
    '💥',
    '-',
    '%',
  ];
  const cell = (): string =>
    Array.from({ length: 1 + random(2) }, () =>
      random(3) ? pieces[random(pieces.length)] : dirt[random(dirt.length)],
    ).join(' ');

  it.each(Object.keys(required) as RecordKind[])(
    '%s: never throws, names the line, gives the same for the same',
    (kind) => {
      const header = Object.values(vocabulary[kind]).map((list: string) => list.split(' | ')[0]!);
      const { columns } = proposeColumns(kind, header);
      const reader = createReader({
        kind,
        path: 'f.csv',
        extent: 'full',
        width: header.length,
        columns: columns.map((column) => ({ ...column, values: { U: 'E' } })),
      });
      for (let line = 2; line < 1500; line++) {
        const cells = Array.from({ length: header.length - 1 + random(3) }, cell);
        const row = reader({ line, cells });
        expect(reader({ line, cells })).toEqual(row);
        for (const problem of row.problems) {
          expect(problem).toMatchObject({ file: 'f.csv', line });
          expect(problem.value ?? '').not.toContain('123-45-6789');
          expect((problem.value ?? '').length).toBeLessThanOrEqual(80);
        }
        const refusals = row.problems.filter(({ code }) => problemKinds[code].weight === 'refuses');
        expect(refusals.length > 0).toBe(row.outcome === 'refused');
        expect(JSON.stringify(row.outcome === 'record' && row.record)).not.toMatch(
          /123-45-6789|\\u0000|\\ud800|undefined/,
        );
      }
    },
  );

  it('refuses to be made for a forbidden column, a field of another kind or one field twice', () => {
    const column = { index: 0, header: 'Student ID', field: 'sourceId' } as const;
    const make =
      (...columns: Parameters<typeof createReader>[0]['columns'][number][]) =>
      () =>
        createReader({ kind: 'student', path: 'f.csv', extent: 'full', width: 1, columns });
    expect(make({ ...column, header: 'SSN' })).toThrow(RangeError);
    expect(make({ ...column, field: 'holds' })).toThrow(RangeError);
    expect(make(column, { ...column, index: 1 })).toThrow(RangeError);
  });
});
