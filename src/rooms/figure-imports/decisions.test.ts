import { beforeAll, expect, test } from 'vitest';
import { bringIn, type FigureWorld, figureWorld, stateCounts } from '../../../tests/figure-imports.js';
import { testHouse } from '../../../tests/house.js';

const house = testHouse();
let world: FigureWorld;
beforeAll(async () => void (world = await figureWorld(house)));

const header = 'schcode,schname,distname,total,FEMALE,MALE';
const shownAt = async (place: string, measure = 'enrollment') => {
  const { figures } = (await (await house.ask(`/api/v1/figures?place=${place}&measure=${measure}`)).json()) as {
    figures: { group: string; year: string; value: number | null }[];
  };
  return Object.fromEntries(figures.map(({ group, year, value }) => [`${group} ${year}`, value]));
};
const sources = async () =>
  (
    await house.database
      .pool('keeper')
      .query<{ version: number; current: boolean }>(
        `select version, superseded_by is null as current from published.source where title = 'Fall counts' order by version`,
      )
  ).rows;

test('a later file for the same source and year takes the place of the earlier, and both are kept', async () => {
  const lines = (female: number, male: number) =>
    `${header}\n440000100001,Harbor School,Bayside,${female + male},${female},${male}`;
  expect((await bringIn(house, lines(48, 52)))?.published).toBe(true);
  expect(await bringIn(house, lines(48, 52)), 'the very same file again').toBeUndefined();
  const second = await bringIn(house, lines(50, 55));
  expect(second?.outcome.troubles.map(({ code }) => code)).toContain('supersedes');
  expect(await shownAt(world.schools['Harbor School'])).toEqual({
    'all 2024-25': 105,
    'female 2024-25': 50,
    'male 2024-25': 55,
  });
  expect(await sources()).toEqual([
    { version: 1, current: false },
    { version: 2, current: true },
  ]);
  const { rows } = await house.database.pool('keeper').query('select distinct import_id from commons.figure_cell');
  expect(rows).toHaveLength(2);
});

test('two files cannot say two things about one figure', async () => {
  const other = await bringIn(house, `${header}\n440000100001,Harbor School,Bayside,99,49,50`, {
    source: { ...stateCounts, title: 'Another count' },
  });
  expect(other?.published).toBe(false);
  expect(other?.outcome.troubles).toContainEqual(
    expect.objectContaining({
      code: 'other-source',
      severity: 'error',
      value: 'State Department of Education, Fall counts',
    }),
  );
});

test('zeros that could be withheld counts are asked about, and become withheld only when a person says so', async () => {
  const rows = Array.from(
    { length: 12 },
    (_, index) =>
      `44000010${String(index).padStart(4, '0')},School ${index},Bayside,60,${index % 2 ? 0 : 30},${index % 2 ? 20 : 30}`,
  );
  const text = [header, ...rows, '440000200003,Mill School,Inland,60,0,20'].join('\n');
  const source = { ...stateCounts, title: 'Zero counts', year: '2020-21' };
  const asked = await bringIn(house, text, { source, dryRun: true });
  expect(asked?.reading.questions.find(({ code }) => code === 'zeros')).toMatchObject({ leastPositive: 20 });
  expect(asked?.reading.mapping.zeros).toBe('zero');
  await bringIn(house, text, { source, settled: { zeros: 'withheld', year: { fixed: '2020-21' } } });
  expect((await shownAt(world.schools['Mill School']))['female 2020-21']).toBeNull();
});

test('a long file with several years, fractions and marks', async () => {
  const text = `School attendance 2021-2022
District code,District name,Student group,2020-2021 student count,2020-2021 attendance rate,2019-2020 student count,2019-2020 attendance rate
4400001,Bayside School District,All Students,180,0.9169,176,0.9294
4400001,Bayside School District,English Learners,60,0.9,s,s`;
  const done = await bringIn(house, text, { source: { ...stateCounts, title: 'Attendance', year: '2021-22' } });
  expect(done?.reading.shape).toBe('long');
  expect(done?.outcome.years).toEqual(['2019-20', '2020-21']);
  expect(await shownAt(world.districts.Bayside, 'attendance-rate')).toEqual({
    'all 2019-20': 92.94,
    'all 2020-21': 91.69,
    'english-learner 2019-20': null,
    'english-learner 2020-21': 90,
  });
});

test('a percent of a known number is decided as the number of students that it tells', async () => {
  const year = '2022-23';
  await bringIn(house, 'leaid,distname,total,FEMALE,MALE\n4400002,Inland School District,100,50,50', {
    source: { ...stateCounts, title: 'Base', year },
  });
  const text =
    'leaid,distname,Student group,Chronic absence rate\n4400002,Inland School District,All Students,31.0%\n4400002,Inland School District,Female,54.0%\n4400002,Inland School District,Male,8.0%';
  const done = await bringIn(house, text, { source: { ...stateCounts, title: 'Absence', year } });
  expect(done?.outcome.measures).toEqual(['chronic-absence']);
  // 8% of 50 boys are 4; 31% of all less 54% of 50 girls would tell them.
  expect(await shownAt(world.districts.Inland, 'chronic-absence')).toMatchObject({
    [`all ${year}`]: 31,
    [`male ${year}`]: null,
    [`female ${year}`]: null,
  });
});

test('a publication that was asked for twice happens once, and one that is out of date not at all', async () => {
  const { publishImport } = await import('./publish/job.js');
  const { findImport } = await import('./import.js');
  const { keeperScope } = await import('#ground/db/scope.js');
  const { rows } = await house.database
    .pool('keeper')
    .query<{ import_id: string }>('select import_id from commons.figure_publication limit 1');
  await expect(
    keeperScope(house.database, async (scope) =>
      publishImport(scope, { ...(await findImport(scope, rows[0]!.import_id))!, version: 9 }, null),
    ),
  ).rejects.toThrow('check-again');
});
