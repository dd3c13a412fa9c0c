import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeDistrict } from '../demo/district/files.ts';
import { generateDistrict } from '../demo/district/generate.ts';
import { column, dataEnd, readYear, rowsOf, within, type Year, type YearFiles, years } from './fictional-district.ts';

const folder = mkdtempSync(join(tmpdir(), 'fictional-district-'));
const year = {} as Record<Year, YearFiles>;

beforeAll(async () => {
  await writeDistrict(folder);
  for (const name of years) year[name] = readYear(folder, name);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the same on every machine', () => {
  test('the files are, to the last byte, what they were when this was written', () => {
    const all = createHash('sha256');
    for (const file of globSync('**/*.csv', { cwd: folder }).toSorted())
      all.update(`${file}\n`).update(readFileSync(join(folder, file)));
    expect(all.digest('hex')).toBe('111ae7a43e3fa9f5be7836c5eedc88c0b12bcd7cb39ac5a7aab7b434f2ba2822');
  });

  test('a school year comes out the same whichever years are asked for, and different from another seed', async () => {
    const absences = async (seed: number, wanted: number[]) => {
      const hash = createHash('sha256');
      for await (const { file, rows } of generateDistrict({ seed, students: 300, years: wanted }))
        if (file === '2025-26/absences.csv') hash.update(JSON.stringify(rows).slice(1, -1));
      return hash.digest('hex');
    };
    const alone = await absences(5, [2025]);
    expect(await absences(5, [2023, 2025])).toBe(alone);
    expect(await absences(6, [2025])).not.toBe(alone);
  });

  test('options that make no sense are refused before anything is written', async () => {
    await expect(generateDistrict({ years: [2022] }).next()).rejects.toThrow('begins in 2022');
    await expect(generateDistrict({ students: Number('many') }).next()).rejects.toThrow('whole numbers');
  });

  test('as it stood on a day it has what had come by then, and no end that had not', async () => {
    const target = join(folder, 'until');
    await writeDistrict(target, { years: [2025], until: '2025-10-31' });
    const read = (from: string, file: string) => rowsOf(from, `2025-26/${file}.csv`);
    const absences = read(folder, 'absences').filter((row) => row['date']! <= '2025-10-31');
    expect(absences.length).toBeGreaterThan(5000);
    expect(read(target, 'absences')).toEqual(absences);
    for (const file of ['entries-withdrawals', 'programs']) {
      const begun = read(folder, file).filter((row) => row['first_day']! <= '2025-10-31');
      const stood = read(target, file);
      expect(stood.map((row) => row['first_day'])).toEqual(begun.map((row) => row['first_day']));
      expect(stood.map((row) => row['last_day'])).toEqual(
        begun.map((row) => (row['last_day']! > '2025-10-31' ? '' : row['last_day'])),
      );
    }
    expect(read(target, 'calendar')).toEqual(read(folder, 'calendar'));
    rmSync(target, { recursive: true });
  });

  test('Node alone writes it, and a larger one in 48 MB of heap', () => {
    const target = join(folder, 'larger');
    const args = [
      '--max-old-space-size=48',
      'demo/district/write.ts',
      target,
      '--students',
      '15000',
      '--years',
      '2025',
    ];
    expect(execFileSync(process.execPath, args, { encoding: 'utf8' })).toMatch(/: 21 files, \d+ rows/);
    within(new Set(column(rowsOf(target, '2025-26/entries-withdrawals.csv'), 'student_id')).size, 14_500, 16_500);
    rmSync(target, { recursive: true });
  });
});

describe('valid OneRoster 1.2', () => {
  // As the binding's tables list them, in their order.
  const headers: Record<string, string> = {
    manifest: 'propertyName,value',
    orgs: 'sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId',
    academicSessions: 'sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear',
    courses:
      'sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes',
    classes:
      'sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods',
    users:
      'sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,resourceSourcedIds,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns',
    roles:
      'sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId',
    demographics:
      'sourcedId,status,dateLastModified,birthDate,sex,americanIndianOrAlaskaNative,asian,blackOrAfricanAmerican,nativeHawaiianOrOtherPacificIslander,white,demographicRaceTwoOrMoreRaces,hispanicOrLatinoEthnicity,countryOfBirthCode,stateOfBirthAbbreviation,cityOfBirth,publicSchoolResidenceStatus',
    enrollments:
      'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate',
  };

  test.each(years)('%s: headers, manifest, ids and references', (name) => {
    for (const [file, header] of Object.entries(headers))
      expect(readFileSync(join(folder, name, 'oneroster', `${file}.csv`), 'utf8').split('\n', 1)[0]).toBe(header);
    const manifest = new Map(
      rowsOf(folder, `${name}/oneroster/manifest.csv`).map((row) => [row['propertyName'], row['value']]),
    );
    expect(manifest.get('oneroster.version')).toBe('1.2');
    expect([...manifest.keys()].filter((key) => key!.startsWith('file.'))).toHaveLength(21);
    const { roster } = year[name];
    const ids: Record<string, Set<string>> = {};
    for (const [file, rows] of Object.entries(roster)) {
      expect(manifest.get(`file.${file}`)).toBe('bulk');
      expect(rows.length).toBeGreaterThan(0);
      ids[file] = new Set(column(rows, 'sourcedId'));
      expect(ids[file].size).toBe(rows.length);
      expect(rows.every((row) => row['status'] === '' && row['dateLastModified'] === '')).toBe(true);
    }
    const refers = (from: string, field: string, to: string, optional = false) => {
      const found = roster[from]!.flatMap((row) => row[field]!.split(',')).filter((id) => !optional || id !== '');
      expect(
        found.filter((id) => !ids[to]!.has(id)),
        `${from}.${field}`,
      ).toEqual([]);
    };
    refers('orgs', 'parentSourcedId', 'orgs', true);
    refers('academicSessions', 'parentSourcedId', 'academicSessions', true);
    refers('courses', 'orgSourcedId', 'orgs');
    refers('courses', 'schoolYearSourcedId', 'academicSessions');
    refers('classes', 'courseSourcedId', 'courses');
    refers('classes', 'schoolSourcedId', 'orgs');
    refers('classes', 'termSourcedIds', 'academicSessions');
    refers('users', 'agentSourcedIds', 'users', true);
    refers('users', 'primaryOrgSourcedId', 'orgs', true);
    refers('roles', 'userSourcedId', 'users');
    refers('roles', 'orgSourcedId', 'orgs');
    refers('demographics', 'sourcedId', 'users');
    refers('enrollments', 'classSourcedId', 'classes');
    refers('enrollments', 'schoolSourcedId', 'orgs');
    refers('enrollments', 'userSourcedId', 'users');
    expect(new Set(column(roster['roles']!, 'userSourcedId'))).toEqual(ids['users']);
  });

  test('a last day in the registers is the day before the end date of the enrolment', () => {
    for (const name of years) {
      const registered = year[name].entries.map((row) =>
        [row['student_id'], row['first_day'], dayAfter(row['last_day']!)].join(),
      );
      const enrolled = year[name].roster['enrollments']!.filter((row) => row['role'] === 'student');
      expect(registered).toEqual(
        enrolled.map((row) => [row['userSourcedId']!.slice(-12), row['beginDate'], row['endDate']].join()),
      );
    }
  });

  const dayAfter = (day: string) =>
    day === '' ? '' : new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
});

test('nothing in it can be taken for a real school: every name says so, and no id is one that NCES gives', () => {
  for (const name of years) {
    const { orgs, users } = year[name].roster;
    expect(orgs).toHaveLength(8);
    for (const org of orgs!) expect(org['name']).toMatch(/ \(fictional\)$/);
    const ids = [...column(orgs!, 'identifier'), ...column(orgs!, 'sourcedId'), ...column(users!, 'identifier')];
    // An NCES id begins with the FIPS code of a state or territory, of which the highest is 78.
    expect(ids.filter((id) => /^\d+$/.test(id) && !id.startsWith('99'))).toEqual([]);
    for (const phone of column(users!, 'phone')) expect(phone).toMatch(/^(401-555-01\d\d)?$/);
    for (const email of column(users!, 'email')) expect(email).toMatch(/\.example\.org$/);
    expect(year[name].roster['demographics']!.every((row) => !row['cityOfBirth'] && !row['countryOfBirthCode'])).toBe(
      true,
    );
  }
});

describe('registers', () => {
  test('a school year has 180 days in session, or 179 where a building was closed, and none on a holiday', () => {
    for (const name of years.slice(0, 3))
      for (const days of year[name].sessions.values()) within(days.length, 179, 180);
    const open = new Set(years.flatMap((name) => [...year[name].sessions.values()].flat()));
    const holidays = ['2023-11-23', '2024-09-10', '2024-11-05', '2024-11-11', '2024-12-25', '2025-01-20', '2025-02-17'];
    const more = [
      '2025-04-18',
      '2025-05-26',
      '2025-06-19',
      '2025-10-13',
      '2026-04-03',
      '2026-09-07',
      '2026-09-08',
      '2026-11-03',
    ];
    for (const day of [...holidays, ...more]) expect(open.has(day), day).toBe(false);
    for (const day of open) within(new Date(day).getUTCDay(), 1, 5);
    const snow = years.flatMap((name) => year[name].calendar.filter((row) => row['note'] === 'Snow day'));
    within(new Set(column(snow, 'date')).size, 3, 12);
  });

  test.each(years)('%s: no absence outside an enrolment, on a day not in session, or twice', (name) => {
    const { absences, entries, sessions } = year[name];
    const open = new Map([...sessions].map(([school, days]) => [school, new Set(days)]));
    const stints = Map.groupBy(entries, (row) => `${row['student_id']} ${row['school_id']}`);
    const wrong = absences.filter(
      (row) =>
        !open.get(row['school_id']!)!.has(row['date']!) ||
        !stints
          .get(`${row['student_id']} ${row['school_id']}`)
          ?.some((stint) => stint['first_day']! <= row['date']! && row['date']! <= (stint['last_day'] || dataEnd)),
    );
    expect(wrong).toEqual([]);
    expect(new Set(absences.map((row) => `${row['student_id']} ${row['date']}`)).size).toBe(absences.length);
  });

  test.each(years)(
    '%s: suspensions and programs belong to students on the roster; days out of school are absences',
    (name) => {
      const { discipline, programs, absences, entries } = year[name];
      const known = new Set(column(entries, 'student_id'));
      for (const row of [...discipline, ...programs]) expect(known.has(row['student_id']!)).toBe(true);
      expect(new Set(column(discipline, 'incident_id')).size).toBe(discipline.length);
      expect(programs.filter((row) => row['last_day'] !== '' && row['last_day']! < row['first_day']!)).toEqual([]);
      const suspended = new Set(
        absences.filter((row) => row['reason'] === 'suspension').map((row) => `${row['student_id']} ${row['date']}`),
      );
      const out = discipline.filter(
        (row) => row['action'] === 'out-of-school suspension' && row['first_day']! <= dataEnd,
      );
      const missing = out.filter((row) => !suspended.has(`${row['student_id']} ${row['first_day']}`));
      // A day on which that one building was closed.
      expect(missing.length).toBeLessThanOrEqual(2);
    },
  );
});

describe('the files with mistakes', () => {
  test('every mistake stands in the line that the list names, and is one', () => {
    const mistakes = rowsOf(folder, 'with-errors/mistakes.csv');
    const sheet = readFileSync(join(folder, 'with-errors/absences.csv'), 'utf8').split('\n');
    const known = new Set(column(year['2026-27'].entries, 'student_id'));
    const lineOf = (mistake: RegExp) =>
      sheet[
        Number(mistakes.find((row) => row['file'] === 'absences.csv' && mistake.test(row['mistake']!))!['line']) - 1
      ]!;
    expect(sheet[0]).not.toContain('part_of_day');
    expect(sheet[0]).toContain('birthplace');
    expect(lineOf(/month\/day\/year/)).toMatch(/,\d+\/\d+\/2026,/);
    expect(lineOf(/serial number/)).toMatch(/,46\d{3},/);
    expect(known.has(lineOf(/no student/).split(',')[0]!)).toBe(false);
    expect(new Date(lineOf(/Sunday/).split(',')[2]!).getUTCDay()).toBe(0);
    expect(lineOf(/last digits/)).toMatch(/^9\.9E\+11,/);
    const twice = sheet.indexOf(lineOf(/same absence/));
    expect(sheet[twice]).toBe(sheet[twice + 1]);
    const rightIds = sheet.slice(1, -1).filter((line) => known.has(line.split(',')[0]!));
    expect(rightIds).toHaveLength(sheet.length - 2 - 2);
  });

  test('the delta lacks a column, holds places of birth and names who is not there', () => {
    const [user] = rowsOf(folder, 'with-errors/oneroster-delta/users.csv');
    expect(user).not.toHaveProperty('familyName');
    expect(column(rowsOf(folder, 'with-errors/oneroster-delta/demographics.csv'), 'cityOfBirth')).toContain(
      'Providence',
    );
    const { classes, users } = year['2026-27'].roster;
    const [one, two] = rowsOf(folder, 'with-errors/oneroster-delta/enrollments.csv');
    expect(column(classes!, 'sourcedId')).not.toContain(one!['classSourcedId']);
    expect(column(users!, 'sourcedId')).not.toContain(two!['userSourcedId']);
  });
});
