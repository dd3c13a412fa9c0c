import { beforeAll, describe, expect, test } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { keeperScope, scope } from '#ground/db/scope.js';
import { type AskOptions, testHouse } from '../../../tests/house.js';
import { type RecordsWorld, recordsWorld } from '../../../tests/records/world.js';
import { refreshResults } from './refresh/refresh.js';

const house = testHouse();
let world: RecordsWorld;
let elsewhere: string;
const people: Record<string, string> = {};

beforeAll(async () => {
  world = await recordsWorld(house);
  elsewhere = uuidv7();
  await world.run(`insert into commons.organization (id, kind, name, parent_id) values ($1, 'district', 'Hills', $2)`, [
    elsewhere,
    world.network,
  ]);
  for (let index = 0; index < 12; index += 1)
    await world.student(
      [{ school: index < 8 ? world.cedar : world.maple, grade: (index % 3) + 1 }],
      index % 4 === 0 ? [1, 2, 3, 4, 40].map((day) => [day, 2, index < 8 ? world.cedar : world.maple]) : [],
      { race: index % 2 ? 'black' : 'white', gender: index % 2 ? 'female' : 'male', name: `Zebedee${index}` },
    );
  await keeperScope(house.database, (tx) => refreshResults(tx, world.district));
  people['steward'] = await house.person('district data steward', world.district);
  people['other steward'] = await house.person('district data steward', elsewhere);
  people['principal'] = await house.person('principal', world.cedar);
  people['coordinator'] = await house.person('community school coordinator', world.maple);
  people['staff'] = await house.person('network staff', world.network);
  people['family'] = await house.person('family member', world.cedar);
});

const ask = (who: string | undefined, path: string, options: AskOptions = {}) =>
  house.ask(path, { ...(who && { as: people[who] }), ...options });
const text = async (who: string, path: string) => (await ask(who, path)).text();

describe('who sees which results', () => {
  const faces = (place: string) => [
    `/results/${place}`,
    `/results/${place}/chronic-absence`,
    `/results/${place}/chronic-absence.csv`,
    `/results/${place}/all.csv`,
    `/api/v1/results?place=${place}`,
  ];

  test('a steward sees the district and its schools, a principal the school, on every face', async () => {
    for (const [who, place] of [
      ['steward', world.district],
      ['steward', world.maple],
      ['principal', world.cedar],
      ['coordinator', world.maple],
    ] as const)
      for (const path of faces(place)) expect((await ask(who, path)).status, `${who} ${path}`).toBe(200);
  });

  test('nobody else does: not another school, not the district, not another district, not the network', async () => {
    for (const [who, place, status] of [
      ['principal', world.maple, 404],
      ['principal', world.district, 404],
      ['coordinator', world.cedar, 404],
      ['other steward', world.district, 404],
      ['other steward', world.cedar, 404],
      ['staff', world.district, 403],
      ['family', world.cedar, 403],
    ] as const)
      for (const path of faces(place)) expect((await ask(who, path)).status, `${who} ${path}`).toBe(status);
    for (const path of faces(world.district))
      expect([302, 303, 401], path).toContain((await ask(undefined, path)).status);
  });

  test('each look is written down, with what it was for', async () => {
    const count = async () =>
      Number(
        (await world.run(`select count(*) as n from records.opening where purpose = 'results of the school'`))[0]!['n'],
      );
    const before = await count();
    await ask('principal', `/results/${world.cedar}`);
    expect(await count()).toBe(before + 1);
  });

  test('no face names a student', async () => {
    for (const path of faces(world.district)) expect(await text('steward', path)).not.toContain('Zebedee');
  });
});

describe('by direct SQL, as a member', () => {
  const seen = (who: string, opens: string | null, ...places: (string | null)[]) =>
    scope(house.database, { personId: people[who]! }, async ({ client }) => {
      if (opens) await client.query('select records.open($1, $2, $3)', [opens, ...places]);
      const { rows } = await client.query<{ place: string }>(
        'select distinct place_id as place from records.result order by 1',
      );
      return rows.map(({ place }) => place);
    });

  test('nothing is seen before it is opened for results', async () => {
    for (const who of Object.keys(people)) expect(await seen(who, null), who).toEqual([]);
    expect(await seen('steward', 'roster', world.district, null)).toEqual([]);
    expect(await seen('principal', 'attendance team', world.district, world.cedar)).toEqual([]);
  });

  test('opening shows a school its own cells, a district all of its own', async () => {
    expect(await seen('principal', 'results of the school', world.district, world.cedar)).toEqual([world.cedar]);
    expect(await seen('steward', 'results of the district', world.district, null)).toEqual(
      [world.district, world.cedar, world.maple].toSorted(),
    );
  });

  test('the facts of students are nobody’s, and results cannot be written', async () => {
    for (const attempt of [
      'select * from records.student_year',
      'update records.result set numerator = 0',
      'delete from records.result_extent',
      'insert into records.result_refresh select gen_random_uuid(), 1',
    ])
      await expect(
        scope(house.database, { personId: people['steward']! }, ({ client }) => client.query(attempt)),
        attempt,
      ).rejects.toThrow(/denied/);
  });

  test('indicators are added by network staff alone, and never in another’s name', async () => {
    const add = (who: string, by: string) =>
      scope(house.database, { personId: people[who]! }, ({ client }) =>
        client.query(`insert into commons.indicator (key, definition, added_by) values ('x-y', '{"key": "x-y"}', $1)`, [
          people[by],
        ]),
      );
    for (const who of ['steward', 'principal', 'family'])
      await expect(add(who, who), who).rejects.toThrow(/row-level security/);
    await expect(add('staff', 'steward')).rejects.toThrow(/row-level security/);
  });
});

describe('the pages', () => {
  test('say the same numbers in English and Spanish, in CSV and JSON', async () => {
    const page = await text('steward', `/results/${world.district}/chronic-absence`);
    expect(page).toContain('25.0%');
    expect(page).toContain('Exact figures');
    const spanish = await (
      await ask('steward', `/results/${world.district}/chronic-absence`, { headers: { 'accept-language': 'es' } })
    ).text();
    expect(spanish).toContain('Ausencia crónica');
    const csv = await text('steward', `/results/${world.district}/chronic-absence.csv`);
    expect(csv).toContain(`${world.district},Harbor,2025–26,2025-10-27,chronic-absence,all,all,12,3,12,25,percent`);
    const json = (await (
      await ask('steward', `/api/v1/results?place=${world.district}&indicator=chronic-absence&grade=all&group=all`)
    ).json()) as { exact: boolean; results: { place: string; value: number; numerator: number }[] };
    expect(json.exact).toBe(true);
    expect(json.results.find(({ place }) => place === world.district)).toMatchObject({ value: 25, numerator: 3 });
    expect(json.results.map(({ place }) => place).toSorted()).toEqual(
      [world.district, world.cedar, world.maple].toSorted(),
    );
  });

  test('narrow to a group and a grade, and say so where nobody is counted', async () => {
    const path = `/results/${world.district}/chronic-absence`;
    expect(await text('steward', `${path}?group=black&grade=grade-1`)).toContain('0.0%');
    expect(await text('steward', `${path}?group=migrant`)).toContain('No student counts here');
    expect((await ask('steward', `${path}?group=nobody`)).status).toBe(422);
    expect((await ask('steward', `/results/${world.district}/no-such-thing`)).status).toBe(404);
    expect((await ask('steward', '/results/no-such-place')).status).toBe(404);
  });

  test('offer the steward to count again when the records changed, and the job does it', async () => {
    const page = () => text('steward', `/results/${world.district}`);
    expect(await page()).not.toContain('Count again now');
    await world.run('update records.import set committed_at = now()');
    expect(await page()).toContain('Count again now');
    expect((await ask('principal', `/results/${world.cedar}/refresh`, { form: {} })).status).toBe(403);
    expect((await ask('steward', `/results/${world.district}/refresh`, { form: {} })).status).toBe(303);
    expect(await page()).toContain('The results are being counted again');
    await house.runJobs();
    await world.run(`update commons.progress set state = 'done' where subject = $1`, [world.district]);
    expect(await page()).not.toContain('Count again now');
  });

  test('counts again over the API', async () => {
    const path = `/api/v1/results/${world.district}/refresh`;
    const json = async (options: AskOptions) => (await ask('steward', path, options)).json();
    await world.run('update records.import set committed_at = now()');
    expect(await json({})).toEqual({ state: 'done', done: 1, total: 1, changed: true });
    expect(await json({ form: {} })).toMatchObject({ state: 'running' });
    await house.runJobs();
    await world.run(`update commons.progress set state = 'done' where subject = $1`, [world.district]);
    expect(await json({})).toMatchObject({ state: 'done', changed: false });
    expect((await ask('principal', path, { form: {} })).status).toBe(403);
  });
});

describe('indicators of the network’s own', () => {
  const form = {
    key: 'severe-absence',
    nameEn: 'Severe absence',
    nameEs: 'Ausencia grave',
    textEn: 'Students who missed one day in five.',
    textEs: 'Estudiantes que faltaron uno de cada cinco días.',
    unit: 'percent',
    direction: 'less is better',
    source: 'A decision of the network',
    formula: '{"numerator": {"when": {"at_least": [{"fact": "absent"}, 5]}}, "denominator": 1}',
  };

  test.each([
    ['formula', '{', 'This is not JSON'],
    ['formula', '{"sql": "drop table"}', 'nothing else than: counts, numerator, denominator'],
    ['formula', '{"numerator": {"fact": "name"}}', 'At “numerator → fact”: expected one of: enrolled, absent'],
    ['formula', '{"numerator": {"sum": [1]}}', 'At “numerator → sum”: expected a list of two amounts'],
    ['formula', '{"numerator": {"when": {"is": "absent"}}}', 'At “numerator → when → is”: expected one of: suspended'],
    ['formula', '{"numerator": "1; drop table"}', 'At “numerator”: expected one of: a number, fact'],
    ['formula', '{"numerator": 1}', 'a percent or an average needs one'],
    ['key', 'chronic-absence', 'There is an indicator of this name'],
    ['key', 'Severe', 'Use small letters'],
    ['nameEs', '', 'Write at least three characters'],
    ['unit', 'index', 'Choose one'],
  ] as const)(
    'are refused with a wrong %s (%s) in clear words, and what was typed stays',
    async (field, value, words) => {
      const response = await ask('staff', '/results/indicators', { form: { ...form, [field]: value } });
      expect(response.status).toBe(422);
      const page = (await response.text()).replaceAll('&quot;', '"');
      expect(page).toContain(words);
      expect(page).toContain('A decision of the network');
    },
  );

  test('are added once, counted with the next refresh, shown in both languages, and retired', async () => {
    expect((await ask('staff', '/results/indicators', { form })).status).toBe(303);
    expect((await ask('staff', '/results/indicators', { form })).status).toBe(422);
    await keeperScope(house.database, (tx) => refreshResults(tx, world.district));
    expect(await text('steward', `/results/${world.district}/severe-absence`)).toContain('25.0%');
    expect(await text('principal', '/results/indicators')).toContain('Severe absence');
    expect((await ask('principal', '/results/indicators', { form })).status).toBe(403);
    expect((await ask('staff', '/results/indicators/severe-absence/retirement', { form: {} })).status).toBe(303);
    expect((await ask('steward', `/results/${world.district}/severe-absence`)).status).toBe(404);
  });
});
