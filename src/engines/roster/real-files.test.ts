import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exportIn, exportInZip, readRows, samples } from '../../../tests/engines/exports.js';
import { type ExportFile, recogniseFiles } from './index.js';

const folder = (path: string): URL => new URL(`${encodeURI(path)}/`, samples);

/** Files by what they are, and how many rows come to what. */
function outcomes(files: readonly ExportFile[]) {
  const found = recogniseFiles(files);
  const counts = found.files.flatMap((file) => {
    if (!file.kind) return [];
    const rows = readRows(
      files.find(({ path }) => path === file.path)!,
      file,
      file.kind,
    );
    const tally: Record<string, number> = {};
    for (const row of rows) tally[row.outcome] = (tally[row.outcome] ?? 0) + 1;
    const tallied = Object.entries(tally).map(([outcome, count]) => `${count} ${outcome}`);
    return [`${file.path}: ${file.kind}, ${tallied.join(', ')}`];
  });
  const problems = found.problems.map(
    ({ file, code, column, hint }) => `${file}: ${code} ${column ?? hint['name'] ?? ''}`,
  );
  return { found, counts, problems };
}

describe('School Data Sync', () => {
  it('version 2.1: users, roles, demographics and flags', () => {
    const { found, counts, problems } = outcomes(exportIn(folder('microsoft-sds/SDS v2.1')));
    expect(found.standard).toBe('School Data Sync');
    expect(counts).toMatchInlineSnapshot(`
      [
        "academicSessions.csv: session, 2 record",
        "demographics.csv: demographics, 6 record",
        "orgs.csv: school, 4 record",
        "roles.csv: enrolment, 4 record, 3 passed over",
        "userFlags.csv: program, 3 record",
        "users.csv: student, 8 record",
      ]
    `);
    expect(problems).toMatchInlineSnapshot(`
      [
        "classes.csv: file-not-used ",
        "courses.csv: file-not-used ",
        "demographics.csv: column-forbidden birthCity",
        "demographics.csv: column-forbidden birthState",
        "demographics.csv: column-forbidden birthCountry",
        "enrollments.csv: file-not-used ",
        "relationships.csv: file-not-used ",
        "roles.csv: column-unknown sessionSourcedId",
        "roles.csv: column-unknown isPrimary",
        "users.csv: roles-in-another-file ",
        "users.csv: column-unknown username",
        "users.csv: column-unknown password",
        "users.csv: column-unknown activeDirectoryMatchId",
        "users.csv: column-unknown email",
        "users.csv: column-unknown phone",
        "users.csv: column-unknown sms",
      ]
    `);
  });

  it('version 1: schools and students, with days as 4/2/2000', () => {
    const files = exportIn(folder('microsoft-sds/SDS Format/100 Users'));
    const { found, counts } = outcomes(files);
    expect(counts).toMatchInlineSnapshot(`
      [
        "School.csv: school, 2 record",
        "Student.csv: student, 86 record",
      ]
    `);
    const file = found.files.find(({ kind }) => kind === 'student')!;
    expect(
      readRows(
        files.find(({ path }) => path === file.path)!,
        file,
        'student',
      )[0],
    ).toMatchInlineSnapshot(`
      {
        "outcome": "record",
        "problems": [],
        "record": {
          "birthDate": "2000-04-02",
          "familyName": "Klein",
          "gender": null,
          "givenName": "Ora",
          "grade": "09",
          "middleName": "Christopher",
          "otherIds": [
            {
              "id": "13001",
              "system": "local",
            },
          ],
          "preferredName": null,
          "programs": [],
          "race": null,
          "schoolIds": [
            "10001",
          ],
          "sourceId": "13001",
        },
      }
    `);
  });

  it('the least that version 1 asks for has no names: students cannot be read', () => {
    const { counts, problems } = outcomes(exportIn(folder('microsoft-sds/SDS Format/Min Required Attributes')));
    expect(counts).toMatchInlineSnapshot(`
      [
        "School.csv: school, 2 record",
        "Student.csv: student, 22 refused",
      ]
    `);
    expect(problems.filter((problem) => problem.includes('column-missing'))).toMatchInlineSnapshot(`
      [
        "Student.csv: column-missing ",
      ]
    `);
  });
});

describe('Ed-Fi, flattened', () => {
  it('reads 960 students and 1,917 attendance events', () => {
    const files = exportIn(folder('edfi'));
    const { found, counts } = outcomes(files);
    expect(counts).toMatchInlineSnapshot(`
      [
        "derived_attendance_events.csv: absence, 1917 record",
        "derived_students.csv: student, 960 record",
      ]
    `);
    const file = found.files.find(({ kind }) => kind === 'absence')!;
    const kinds: Record<string, number> = {};
    for (const row of readRows(
      files.find(({ path }) => path === file.path)!,
      file,
      'absence',
    ))
      if (row.outcome === 'record') kinds[row.record.mark.kind] = (kinds[row.record.mark.kind] ?? 0) + 1;
    expect(kinds).toEqual({ excused: 1077, unexcused: 773, tardy: 66, unspecified: 1 });
  });
});

const real = new URL('../../../../shared/data/oneroster/', import.meta.url);
const isThere = existsSync(real);
if (!isThere) console.info('Skipped: the OneRoster files are not beside this checkout.');

describe.runIf(isThere)('OneRoster 1.1 of other makers', () => {
  it('one with columns of its own in an order of its own', () => {
    const { found, counts, problems } = outcomes(exportIn(new URL('oat-sa/OneRosterv1p1BaseCSV/', real)));
    expect(found).toMatchObject({ standard: 'OneRoster', version: { number: '1.1', guessed: false } });
    expect(counts).toMatchInlineSnapshot(`
      [
        "academicSessions.csv: session, ",
        "demographics.csv: demographics, ",
        "enrollments.csv: enrolment, 3 record",
        "orgs.csv: school, 2 record",
        "users.csv: student, 2 record",
      ]
    `);
    expect(problems).toMatchInlineSnapshot(`
      [
        "academicSessions.csv: file-empty ",
        "classes.csv: file-not-used ",
        "courses.csv: file-not-used ",
        "demographics.csv: file-empty ",
        "demographics.csv: column-forbidden countryOfBirthCode",
        "demographics.csv: column-forbidden stateOfBirthAbbreviation",
        "demographics.csv: column-forbidden cityOfBirth",
        "enrollments.csv: column-order ",
        "orgs.csv: column-unknown metadata.classification",
        "orgs.csv: column-unknown metadata.gender",
        "orgs.csv: column-unknown metadata.boarding",
        "orgs.csv: column-unknown ext_imagineLearning_databaseId",
        "users.csv: column-unknown userId",
        "users.csv: column-unknown agents",
        "users.csv: column-unknown ext_imagineLearning_databaseId",
        "users.csv: column-unknown ext_imagineLearning_ssoId",
        "users.csv: column-unknown ext_imagineLearning_studentPassword",
        "users.csv: column-unknown ext_imagineLearning_studentGrade",
        "users.csv: column-unknown ext_imagineLearning_Language",
        "users.csv: column-unknown ext_tao_userMotherName",
        "users.csv: column-unknown ext_tao_userFatherName",
        "users.csv: column-order ",
      ]
    `);
  });

  it('one from a ZIP, with rows to be deleted', async () => {
    const { found, counts, problems } = outcomes(await exportInZip(new URL('moodle-1.1/Test_full_data_set.zip', real)));
    expect(found).toMatchObject({ standard: 'OneRoster', version: { number: '1.1', guessed: false } });
    expect(counts).toMatchInlineSnapshot(`
      [
        "academicSessions.csv: session, 2 deletion, 3 record",
        "enrollments.csv: enrolment, 2 passed over, 4 record",
        "orgs.csv: school, 1 record",
        "users.csv: student, 3 passed over, 3 record",
      ]
    `);
    expect(problems).toMatchInlineSnapshot(`
      [
        "classes.csv: file-not-used ",
      ]
    `);
  });
});
