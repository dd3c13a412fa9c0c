import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Login } from '#ground/db/logins.js';
import { type Scope, scope } from '#ground/db/scope.js';
import { testHouse } from '../house.js';

const house = testHouse();
const [network, district, elsewhere] = [uuidv7(), uuidv7(), uuidv7()];
const [school, otherSchool, farSchool] = [uuidv7(), uuidv7(), uuidv7()];
const [here, there, far] = [uuidv7(), uuidv7(), uuidv7()];
const people: Record<string, string> = {};

/** Every table of student records; a new one has to be named here. */
const tables = [
  'records.absence',
  'records.code_meaning',
  'records.contact',
  'records.discipline_event',
  'records.enrolment',
  'records.file_reading',
  'records.import',
  'records.import_problem',
  'records.opening',
  'records.program_status',
  'records.promise',
  'records.promise_end',
  'records.purpose',
  'records.release_approval',
  'records.release_audit',
  'records.release_cell',
  'records.release_end',
  'records.release_finding',
  'records.release_outcome',
  'records.release_proposal',
  'records.release_table',
  'records.report',
  'records.report_access',
  'records.report_approval',
  'records.report_code',
  'records.report_end',
  'records.report_figure',
  'records.report_indicator',
  'records.report_issue',
  'records.result',
  'records.result_extent',
  'records.result_refresh',
  'records.school_id',
  'records.session_day',
  'records.student',
  'records.student_year',
];

beforeAll(async () => {
  const keeper = house.database.pool('keeper');
  await keeper.query(
    `insert into commons.organization (id, kind, name, parent_id) values
       ($1, 'network', 'Network', null), ($2, 'district', 'Harbor', $1), ($3, 'district', 'Hills', $1),
       ($4, 'school', 'Cedar', $2), ($5, 'school', 'Maple', $2), ($6, 'school', 'Far', $3)`,
    [network, district, elsewhere, school, otherSchool, farSchool],
  );
  for (const [owner, place, student] of [
    [district, school, here],
    [district, otherSchool, there],
    [elsewhere, farSchool, far],
  ]) {
    await keeper.query(
      `insert into records.import (district_id, number, id, source_system, committed_at) values ($1, 1, $2, 'test', now()) on conflict do nothing`,
      [owner, uuidv7()],
    );
    await keeper.query(
      `insert into records.student (district_id, id, began, source_system, source_id, given_name, family_name)
       values ($1, $2::uuid, 1, 'test', $2::text, 'Ada', 'Test')`,
      [owner, student],
    );
    await keeper.query(
      `insert into records.enrolment (district_id, id, began, source_system, source_id, student_id, school_id, first_day) values ($1, $2::uuid, 1, 'test', $2::text, $3, $4, '2025-09-02')`,
      [owner, uuidv7(), student, place],
    );
    await keeper.query(
      `insert into records.absence (district_id, student_id, day, school_id, began, kind) values ($1, $2, '2025-10-01', $3, 1, 'unknown')`,
      [owner, student, place],
    );
    await keeper.query(
      `insert into records.program_status (district_id, student_id, program, first_day, began) values ($1, $2, 'homeless', '2025-09-02', 1)`,
      [owner, student],
    );
  }
  people['steward'] = await house.person('district data steward', district);
  people['principal'] = await house.person('principal', school);
  people['network staff'] = await house.person('network staff', network);
  people['family member'] = await house.person('family member', school);
});

const as = <T>(who: string, work: (scope: Scope) => Promise<T>) =>
  scope(house.database, { personId: people[who] ?? '' }, work);
const open = ({ client }: Scope, purpose: string, ...places: (string | null)[]) =>
  client.query(`select records.open($1, $2, $3, $4)`, [purpose, ...places, ...Array(3 - places.length).fill(null)]);
async function studentsSeen({ client }: Scope): Promise<string[]> {
  const found = new Set<string>();
  for (const [table, column] of [
    ['student', 'id'],
    ['enrolment', 'student_id'],
    ['absence', 'student_id'],
    ['program_status', 'student_id'],
  ]) {
    const { rows } = await client.query<{ id: string }>(`select ${column} as id from records.${table}`);
    for (const { id } of rows) found.add(id);
  }
  return [...found];
}

describe('student records', () => {
  test('are all named in this test', async () => {
    const { rows } = await house.database
      .pool('keeper')
      .query<{ name: string }>(
        `select oid::regclass::text as name from pg_class where relnamespace = 'records'::regnamespace and relkind in ('r', 'p', 'v', 'm') order by 1`,
      );
    expect(rows.map(({ name }) => name)).toEqual(tables);
  });

  test.each(['visitor', 'doorkeeper'] as Login[])('are out of reach for the login %s, each table', async (login) => {
    const client = await house.database.connect(login);
    for (const table of tables) await expect(client.query(`select * from ${table}`), table).rejects.toThrow(/denied/);
    await expect(client.query(`select records.open('roster', $1)`, [district])).rejects.toThrow(/denied/);
    await client.end();
  });

  test('are invisible to members until they are opened', async () => {
    for (const who of Object.keys(people)) expect(await as(who, studentsSeen), who).toEqual([]);
  });

  test('cannot be written by a member, nor can the ledger be read or written', async () => {
    for (const attempt of [
      `update records.student set given_name = 'x'`,
      'delete from records.absence',
      'select * from records.opening',
      `insert into records.opening (district_id, person_id, purpose) values ('${district}', '${people['principal']}', 'roster')`,
      `update records.purpose set roles = '{principal}'`,
    ])
      await expect(
        as('principal', ({ client }) => client.query(attempt)),
        attempt,
      ).rejects.toThrow(/denied/);
  });
});

describe('opening', () => {
  test('a school shows its own students, in this transaction alone', async () => {
    expect(
      await as('principal', async (tx) => (await open(tx, 'attendance team', district, school), studentsSeen(tx))),
    ).toEqual([here]);
    expect(await as('principal', studentsSeen)).toEqual([]);
  });

  test('a district shows all of its students and nobody else’s', async () => {
    const seen = await as('steward', async (tx) => (await open(tx, 'roster', district), studentsSeen(tx)));
    expect(seen.toSorted()).toEqual([here, there].toSorted());
  });

  test('one student shows that one alone', async () => {
    expect(
      await as(
        'principal',
        async (tx) => (await open(tx, 'attendance team', district, school, here), studentsSeen(tx)),
      ),
    ).toEqual([here]);
  });

  test.each([
    ['principal', 'attendance team', district, otherSchool],
    ['principal', 'attendance team', elsewhere, farSchool],
    ['principal', 'attendance team', elsewhere, school],
    ['principal', 'attendance team', district, null],
    ['principal', 'roster', district, null],
    ['principal', 'roster', district, school],
    ['steward', 'roster', elsewhere, null],
    ['steward', 'roster', district, school],
    ['steward', 'attendance team', district, school],
    ['network staff', 'roster', district, null],
    ['network staff', 'attendance team', district, school],
    ['family member', 'attendance team', district, school],
    ['principal', 'curiosity', district, school],
  ])('is refused to the %s for “%s” (%s, %s)', async (who, purpose, ...places) => {
    await expect(as(who, (tx) => open(tx, purpose, ...places))).rejects.toThrow(/not open to this person/);
  });

  test('of a student of another school is refused, whatever the school that is named', async () => {
    await expect(as('principal', (tx) => open(tx, 'attendance team', district, school, there))).rejects.toThrow(
      /not open/,
    );
  });

  test('is written down before anything is seen, with who, what for and where', async () => {
    await as('principal', (tx) => open(tx, 'results of the school', district, school));
    const { rows } = await house.database
      .pool('keeper')
      .query(`select person_id, school_id from records.opening where purpose = 'results of the school'`);
    expect(rows).toEqual([{ person_id: people['principal'], school_id: school }]);
  });
});

describe('what is said of the files of a system', () => {
  const reading = (owner: string, by: string) =>
    `insert into records.file_reading (district_id, source_system, file_key, said_by) values ('${owner}', 'sis', '${uuidv7()}', '${by}')`;
  const meaning = (owner: string, by: string) =>
    `insert into records.code_meaning (district_id, source_system, topic, code, meaning, said_by) values ('${owner}', 'sis', 'gender', '${uuidv7()}', 'female', '${by}')`;
  const schoolId = (owner: string, by: string, means: string) =>
    `insert into records.school_id (district_id, source_system, source_id, school_id, said_by, said_at) values ('${owner}', 'sis', '${uuidv7()}', '${means}', '${by}', now())`;
  const say = (who: string, statement: string) =>
    as(who, async (tx) => (await open(tx, 'roster', district), tx.client.query(statement)));

  test('is said by its district’s steward, in their own name', async () => {
    const steward = people['steward']!;
    for (const statement of [
      reading(district, steward),
      meaning(district, steward),
      schoolId(district, steward, school),
    ]) {
      expect((await say('steward', statement)).rowCount).toBe(1);
      await expect(
        as('steward', ({ client }) => client.query(statement)),
        'not opened',
      ).rejects.toThrow(/row-level security/);
    }
  });

  test('is of no other district, school or person', async () => {
    const [steward, principal] = [people['steward']!, people['principal']!];
    for (const statement of [
      reading(elsewhere, steward),
      meaning(elsewhere, steward),
      schoolId(elsewhere, steward, farSchool),
      schoolId(district, steward, farSchool),
      schoolId(district, steward, district),
      reading(district, principal),
      meaning(district, principal),
      schoolId(district, principal, school),
    ])
      await expect(say('steward', statement), statement).rejects.toThrow(/row-level security/);
    for (const table of ['file_reading', 'code_meaning', 'school_id'])
      await expect(say('steward', `update records.${table} set district_id = '${elsewhere}'`), table).rejects.toThrow(
        /denied/,
      );
  });
});
