import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { keeperScope, scope } from '#ground/db/scope.js';
import { refreshResults } from '#rooms/results/room.js';
import { testHouse } from '../../../tests/house.js';
import { type RecordsWorld, recordsWorld } from '../../../tests/records/world.js';
import { auditRelease } from './audit.js';
import { repeatReleases } from './jobs.js';
import { dueRepeats } from './publishing/repeat.js';

const house = testHouse();
let world: RecordsWorld;
const people: Record<string, string> = {};

/**
 * Sixty students at Cedar and forty at Maple; every fourth, girls and boys, misses seven of the first twenty days and is chronically absent. Two
 * children at Cedar, twins, have another gender: nobody may learn that they miss nothing.
 */
beforeAll(async () => {
  world = await recordsWorld(house);
  for (let index = 0; index < 100; index += 1) {
    const school = index < 60 ? world.cedar : world.maple;
    const twin = index === 1 || index === 2;
    await world.student(
      [{ school, grade: 3 }],
      [0, 3].includes(index % 8) ? [1, 2, 3, 4, 5, 6, 20].map((day) => [day, 2, school]) : [],
      {
        race: index % 3 ? 'hispanic' : 'white',
        gender: twin ? 'nonbinary' : index % 2 ? 'female' : 'male',
        name: `Zebedee${index}`,
      },
    );
  }
  await refresh();
  people['Ana'] = await house.person('district data steward', world.district);
  people['Thomas'] = await house.person('district data steward', world.district);
  people['principal'] = await house.person('principal', world.cedar);
  const elsewhere = uuidv7();
  await world.run(`insert into commons.organization (id, kind, name, parent_id) values ($1, 'district', 'Hills', $2)`, [
    elsewhere,
    world.network,
  ]);
  people['stranger'] = await house.person('district data steward', elsewhere);
});

const refresh = () => keeperScope(house.database, (tx) => refreshResults(tx, world.district, { all: true }));
const at = (id = '', rest = '') => `/releases/proposals/${world.district}${id && `/${id}`}${rest}`;
const ask = (who: string | undefined, path: string, form?: Record<string, string>) =>
  house.ask(path, { ...(who && { as: people[who] }), ...(form && { form }) });
const text = async (who: string | undefined, path: string) => (await ask(who, path)).text();

const wanted = (changes: Record<string, string> = {}): Record<string, string> => ({
  id: uuidv7(),
  indicators: 'chronic-absence',
  years: '2025',
  breakdowns: 'gender',
  schools: 'yes',
  audience: 'everyone',
  rules: 'groups-of-10',
  licence: 'CC BY 4.0',
  ...changes,
});

async function propose(changes: Record<string, string> = {}): Promise<string> {
  const form = wanted(changes);
  const answer = await ask('Ana', at(), form);
  expect(answer.status, await answer.clone().text()).toBe(303);
  await house.runJobs();
  return form['id']!;
}

async function lookedAt(id: string): Promise<string> {
  const [row] = await world.run('select looked_at from records.release_outcome where proposal_id = $1', [id]);
  return (row!['looked_at'] as Date).toISOString();
}

async function approve(id: string, who = 'Thomas', more: Record<string, string> = {}): Promise<Response> {
  const answer = await ask(who, at(id, '/approval'), { lookedAt: await lookedAt(id), ...more });
  await house.runJobs();
  return answer;
}

const release = async (changes: Record<string, string> = {}): Promise<string> => {
  const id = await propose(changes);
  expect((await approve(id)).status).toBe(303);
  return id;
};

interface Cell {
  place: string;
  group: string;
  students: number | null;
  count: number | null;
  value: number | null;
}
const cellsOf = async (id: string): Promise<Cell[]> =>
  ((await (await ask(undefined, `/api/v1/releases/${id}`)).json()) as { tables: { cells: Cell[] }[] }).tables[0]!.cells;
const cell = (cells: Cell[], place: string, group: string) =>
  cells.find((each) => each.place === place && each.group === group);

describe('a proposal', () => {
  test.each([
    ['indicators', { indicators: 'everything' }],
    ['years', { years: '1999' }],
    ['breakdowns', { breakdowns: 'surname' }],
    ['schools', { schools: 'perhaps' }],
    ['audience', { audience: 'some' }],
    ['rules', { rules: 'none' }],
    ['licence', { licence: ' ' }],
    ['reason', { corrects: uuidv7(), reason: 'x' }],
  ])('that is wrong in %s is refused and keeps what was chosen', async (field, changes) => {
    const answer = await ask('Ana', at(), wanted(changes));
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain(`href="#${field}`);
    expect(page).toMatch(field === 'breakdowns' ? /value="chronic-absence" checked/ : /value="gender" checked/);
  });

  test('is for stewards of the district alone', async () => {
    const id = await propose();
    expect((await ask('principal', at())).status).toBe(403);
    for (const path of [at(), at('new'), at(id), at(id, '/progress')])
      expect((await ask('stranger', path)).status, path).toBe(404);
  });

  test('sent twice is one', async () => {
    const form = wanted();
    await ask('Ana', at(), form);
    await ask('Ana', at(), form);
    expect(await world.run('select from records.release_proposal where id = $1', [form['id']])).toHaveLength(1);
    await house.runJobs();
  });

  test('shows staff what the public will see, and what is held back and why', async () => {
    const page = await text('Thomas', at(await propose()));
    expect(page).toContain('Nothing that must stay hidden can be worked out');
    expect(page).toContain('Too few students');
    expect(page).toContain('Would give a withheld number back');
    expect(page).toContain('Approve and publish');
  });

  test('is not public, and can be withdrawn', async () => {
    const id = await propose();
    expect((await ask(undefined, `/releases/${id}`)).status).toBe(404);
    await ask('Ana', at(id, '/end'), { why: 'Wrong <b>year</b>' });
    expect(await text('Thomas', at(id))).toContain('Wrong &lt;b&gt;year');
    expect((await approve(id)).status).toBe(409);
  });
});

describe('an approval', () => {
  test('is never one’s own: not on the page, not by SQL', async () => {
    const id = await propose();
    expect(await text('Ana', at(id))).not.toContain('Approve and publish');
    expect((await approve(id, 'Ana')).status).toBe(409);
    const insert = (approver: string) =>
      scope(house.database, { personId: people['Ana']! }, async ({ client }) => {
        await client.query(`select records.open('releases', $1)`, [world.district]);
        await client.query(
          `insert into records.release_approval (district_id, proposal_id, proposed_by, approved_by) values ($1, $2, $3, $4)`,
          [world.district, id, people['Ana'], approver],
        );
      });
    await expect(insert(people['Ana']!)).rejects.toThrow(/violates check constraint/);
    await expect(insert(people['Thomas']!)).rejects.toThrow(/row-level security/);
  });

  test('of what was not found safe is refused by the database too', async () => {
    const id = await propose();
    await world.run('update records.release_outcome set certificate_holds = false where proposal_id = $1', [id]);
    expect((await approve(id)).status).toBe(409);
    const insert = scope(house.database, { personId: people['Thomas']! }, async ({ client }) => {
      await client.query(`select records.open('releases', $1)`, [world.district]);
      await client.query(
        `insert into records.release_approval (district_id, proposal_id, proposed_by, approved_by) values ($1, $2, $3, $4)`,
        [world.district, id, people['Ana'], people['Thomas']],
      );
    });
    await expect(insert).rejects.toThrow(/row-level security/);
  });

  test('of something that was looked at beside less than is published now is refused, until it is looked at again', async () => {
    const [first, second] = [await propose(), await propose({ breakdowns: 'race' })];
    await approve(first);
    expect(await text('Thomas', at(second))).toContain('Something else was published since');
    expect((await approve(second)).status).toBe(409);
    await ask('Thomas', at(second, '/look'), {});
    await house.runJobs();
    expect((await approve(second)).status).toBe(303);
    expect((await ask(undefined, `/releases/${second}`)).status).toBe(200);
  });

  test('sent twice publishes once', async () => {
    const id = await propose();
    await approve(id);
    expect((await approve(id)).status).toBe(303);
    expect(await world.run('select from published.release where id = $1', [id])).toHaveLength(1);
  });
});

describe('a release', () => {
  test('says the same on every face, and of the twins nothing on any', async () => {
    const id = await release();
    const cells = await cellsOf(id);
    expect(cell(cells, world.district, 'all')).toMatchObject({ students: 100, count: 26, value: 26 });
    expect(cell(cells, world.cedar, 'another-gender')).toMatchObject({ students: null, count: null, value: null });
    // With all and one more group, the twins would be left over.
    const shown = ['female', 'male'].filter((group) => cell(cells, world.cedar, group)?.students !== null);
    expect(shown.length).toBeLessThan(2);

    const csv = await text(undefined, `/releases/${id}.csv`);
    for (const { place, group, students, value } of cells)
      expect(csv).toMatch(new RegExp(`,${place},[^,]*,${group},${students ?? ''},[^,]*,${value ?? ''},percent,`, 'u'));
    const page = await text(undefined, `/releases/${id}`);
    expect(page).toContain('26.0%');
    const figures = (await (await ask(undefined, `/api/v1/figures?place=${world.district}`)).json()) as {
      figures: { measure: string; group: string; value: number | null; mark: string }[];
    };
    const measure = figures.figures.filter((each) => each.measure === 'records-chronic-absence-so-far');
    for (const { group, value } of cells.filter(({ place }) => place === world.district))
      expect(measure.find((each) => each.group === group)).toMatchObject({
        value,
        mark: value === null ? 'withheld' : 'value',
      });
    expect(measure.length).toBeGreaterThan(2);
  });

  test('is attacked again by the audit, which notices one that holds back small groups alone', async () => {
    const id = await release();
    const audit = () => keeperScope(house.database, (tx) => auditRelease(tx, id));
    expect(await audit()).toMatchObject({ exposed: 0 });
    const broken = await world.run(
      `update records.release_cell set shows_students = true, shows_value = true where proposal_id = $1 and why = 'complementary' returning number`,
      [id],
    );
    expect(broken.length).toBeGreaterThan(0);
    expect((await audit())!.exposed).toBeGreaterThan(0);
    await world.run(
      `update records.release_cell set shows_students = false, shows_value = false where proposal_id = $1 and why = 'complementary'`,
      [id],
    );
  });

  test('that was wrong is corrected by another; both stay, and the figures are those of the later', async () => {
    const wrong = await release({ breakdowns: 'race' });
    for (let index = 0; index < 10; index += 1)
      await world.student(
        [{ school: world.maple }],
        index < 5 ? [1, 2, 3, 4, 5, 6].map((day) => [day, 2, world.maple]) : [],
        { race: 'white', gender: 'female' },
      );
    await refresh();
    expect((await ask('Ana', at(), wanted({ corrects: wrong, reason: '' }))).status).toBe(422);
    const right = await release({ corrects: wrong, reason: 'A class was missing <script>', breakdowns: 'race' });
    expect(cell(await cellsOf(wrong), world.district, 'all')?.count).toBe(26);
    expect(cell(await cellsOf(right), world.district, 'all')?.count).toBe(31);
    const page = await text(undefined, `/releases/${wrong}`);
    expect(page).toContain('This release was corrected');
    expect(page).toContain('A class was missing &lt;script&gt;');
    const [figure] = await world.run(
      `select value, release_id from published.figure f join published.source s on s.id = f.source_id
       where measure = 'records-chronic-absence-so-far' and place_id = $1 and "group" = 'all'`,
      [world.district],
    );
    expect(figure).toEqual({ value: 28.2, release_id: right });
  });

  test('withholds what others withhold of the same students', async () => {
    const shows = async () => {
      const id = await propose({ breakdowns: 'race', indicators: 'attendance-rate' });
      const [found] = await world.run(
        `select shows_value from records.release_cell where proposal_id = $1 and place_id = $2 and "group" = 'white'`,
        [id, world.maple],
      );
      return found!['shows_value'];
    };
    expect(await shows()).toBe(true);
    const [source] = await world.run(
      `insert into published.source (id, publisher, title, licence, as_of, retrieved_on, year, version)
       values ($1, 'State', 'Attendance', 'CC0', '2026-06-30', '2026-07-01', '2025-26', 1) returning id`,
      [uuidv7()],
    );
    await world.run('insert into published.figure_place (id) values ($1) on conflict do nothing', [world.maple]);
    await world.run(
      `insert into published.figure (place_id, measure, "group", year, value, mark, source_id)
       values ($1, 'attendance-rate', 'white', '2025-26', null, 'withheld', $2)`,
      [world.maple, source!['id']],
    );
    expect(await shows()).toBe(false);
  });
});

describe('a standing approval', () => {
  test('releases the same tables when the records reach a new month, once, until it is ended', async () => {
    const id = await propose({ breakdowns: 'gender' });
    expect((await approve(id, 'Thomas', { repeats: 'yes' })).status).toBe(303);
    const due = (today = '2026-01-15') => keeperScope(house.database, (tx) => dueRepeats(tx, today));
    expect(await due()).toEqual([]);

    await world.student([{ school: world.cedar }], [[world.days[39]!, 2]]);
    await refresh();
    expect(await due('2100-01-01')).toEqual([]);
    const [next] = await due();
    expect(next).toMatchObject({ proposalId: id, year: 2025 });
    await repeatReleases.run({
      ...house.services,
      subject: '',
      actor: null,
      progress: () => {},
    });
    const released = await world.run(
      `select r.id from published.release r join records.release_proposal p on p.id = r.id where p.repeats = $1`,
      [id],
    );
    expect(released).toHaveLength(1);
    expect(await due()).toEqual([]);
    expect(await text('Ana', at(id))).toContain('released each month until');

    await ask('Ana', at(id, '/end'), {});
    await world.run(
      'delete from records.release_table where proposal_id in (select id from records.release_proposal where repeats = $1)',
      [id],
    );
    expect(await due()).toEqual([]);
  });
});

test('no exact number of a release reaches a visitor by SQL', async () => {
  const visitor = await house.database.connect('visitor');
  for (const table of ['proposal', 'outcome', 'table', 'cell', 'finding', 'approval', 'end'])
    await expect(visitor.query(`select * from records.release_${table}`)).rejects.toThrow(/denied/);
  await expect(visitor.query('update published.release_cell set value = 1')).rejects.toThrow(/denied/);
  await visitor.end();
});
