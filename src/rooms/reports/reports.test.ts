import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { keeperScope, type Scope, scope } from '#ground/db/scope.js';
import { refreshResults } from '#rooms/results/room.js';
import { testHouse } from '../../../tests/house.js';
import { type RecordsWorld, recordsWorld } from '../../../tests/records/world.js';

const house = testHouse();
let world: RecordsWorld;
const people: Record<string, string> = {};

/** Twelve students at Cedar, three of them girls, and five at Maple. */
beforeAll(async () => {
  world = await recordsWorld(house);
  for (let index = 0; index < 17; index += 1)
    await world.student([{ school: index < 12 ? world.cedar : world.maple }], [], {
      gender: index < 3 ? 'female' : 'male',
    });
  await keeperScope(house.database, (tx) => refreshResults(tx, world.district, { all: true }));
  const elsewhere = uuidv7();
  await world.run(`insert into commons.organization (id, kind, name, parent_id) values ($1, 'district', 'Hills', $2)`, [
    elsewhere,
    world.network,
  ]);
  for (const [name, role, place] of [
    ['Ana', 'district data steward', world.district],
    ['Thomas', 'district data steward', world.district],
    ['principal', 'principal', world.cedar],
    ['coordinator', 'community school coordinator', world.cedar],
    ['principal of Maple', 'principal', world.maple],
    ['stranger', 'district data steward', elsewhere],
  ] as const)
    people[name] = await house.person(role, place, name);
});

const at = (place: string, id = '', rest = '') => `/reports/${place}${id && `/${id}`}${rest}`;
const ask = (who: string, path: string, form?: Record<string, string>) =>
  house.ask(path, { as: people[who], ...(form && { form }) });
const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const wanted = (changes: Record<string, string> = {}): Record<string, string> => ({
  id: uuidv7(),
  purpose: 'To evaluate the summer program',
  basis: 'studies',
  agreement: 'Agreement 12 of May 2, 2026',
  recipientName: 'Grace Lindholm',
  recipientOrganization: 'Institute for Learning',
  recipientEmail: 'Grace@Example.org',
  recipientLocale: 'en',
  indicators: 'enrolment',
  years: '2025',
  places: world.district,
  breakdowns: 'gender',
  expires: dayIn(10),
  openings: '2',
  ...changes,
});

async function asked(who = 'Ana', changes: Record<string, string> = {}): Promise<string> {
  const form = wanted(changes);
  const place = who === 'Ana' || who === 'Thomas' ? world.district : world.cedar;
  const answer = await ask(who, at(place), form);
  expect(answer.status, await answer.clone().text()).toBe(303);
  return form['id']!;
}

async function approved(id: string, who = 'Thomas'): Promise<Response> {
  const answer = await ask(who, at(world.district, id, '/approval'), {});
  await house.runJobs();
  return answer;
}

const rows = (text: string, ...values: unknown[]) => world.run(text, values);

describe('a request', () => {
  test.each([
    ['purpose', { purpose: ' ' }],
    ['purpose', { purpose: 'x'.repeat(2001) }],
    ['basis', { basis: 'curiosity' }],
    ['agreement', { agreement: '' }],
    ['recipientName', { recipientName: '' }],
    ['recipientOrganization', { recipientOrganization: '' }],
    ['recipientEmail', { recipientEmail: 'grace' }],
    ['recipientLocale', { recipientLocale: 'fr' }],
    ['indicators', { indicators: 'everything' }],
    ['years', { years: '1999' }],
    ['places', { places: '00000000-0000-0000-0000-000000000000' }],
    ['breakdowns', { breakdowns: 'surname' }],
    ['expires', { expires: '2026-02-31' }],
    ['expires', { expires: dayIn(-2) }],
    ['expires', { expires: dayIn(368) }],
    ['openings', { openings: '0' }],
    ['openings', { openings: '51' }],
  ])('that is wrong in %s is refused and keeps what was typed', async (field, changes) => {
    const answer = await ask('Ana', at(world.district), wanted(changes));
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toMatch(new RegExp(`href="#${field}"`));
    expect(page).toContain(field === 'agreement' ? 'value="Grace Lindholm"' : 'value="Agreement 12 of May 2, 2026"');
  });

  test('may end today, at the end of the day where the coalition is', async () => {
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(new Date());
    const id = await asked('Ana', { expires: today });
    const [report] = await rows('select expires_at > now() as open from records.report where id = $1', id);
    expect(report).toEqual({ open: true });
  });

  test('sent twice is one', async () => {
    const form = wanted();
    for (const time of [1, 2]) expect((await ask('Ana', at(world.district), form)).status, String(time)).toBe(303);
    expect(await rows('select from records.report where id = $1', form['id'])).toHaveLength(1);
  });

  test('of a school is about that school alone, whatever the form says', async () => {
    const id = await asked('principal', { places: world.district });
    const [report] = await rows('select places, school_id from records.report where id = $1', id);
    expect(report).toEqual({ places: [world.cedar], school_id: world.cedar });
  });

  test('is seen by the desk that asked and by the district, and by nobody else', async () => {
    const id = await asked('principal');
    for (const [who, place] of [
      ['coordinator', world.cedar],
      ['Ana', world.district],
    ] as const)
      expect((await ask(who, at(place, id))).status, who).toBe(200);
    for (const [who, place] of [
      ['principal of Maple', world.cedar],
      ['principal of Maple', world.maple],
      ['principal', world.district],
      ['stranger', world.district],
    ] as const)
      for (const path of [at(place, id), at(place, id, '/progress')])
        expect((await ask(who, path)).status, `${who} ${path}`).toBe(404);
    const ofTheDistrict = await asked();
    expect((await ask('principal', at(world.cedar, ofTheDistrict))).status).toBe(404);
  });

  test('that waits for me stands first in the list, and says so', async () => {
    const mine = await asked('Ana', { recipientOrganization: 'First Asked' });
    await asked('Thomas', { recipientOrganization: 'Asked By Me' });
    const page = await (await ask('Thomas', at(world.district))).text();
    expect(page.indexOf(mine)).toBeLessThan(page.indexOf('Asked By Me'));
    expect(page).toContain('Waits for you');
  });

  test('shows whoever decides what would go out, to the smallest group', async () => {
    const page = await (await ask('Thomas', at(world.district, await asked()))).text();
    expect(page).toContain('3 exact figures');
    expect(page).toContain('The smallest group has 3 students');
    expect(page).toContain('Approve and send');
  });
});

describe('the second person', () => {
  test('is never the one who asked', async () => {
    const id = await asked();
    expect((await approved(id, 'Ana')).status).toBe(409);
    expect(await (await ask('Ana', at(world.district, id))).text()).not.toContain('Approve and send');
    const [report] = await rows('select district_id, asked_by from records.report where id = $1', id);
    await expect(
      rows(
        'insert into records.report_approval (district_id, report_id, asked_by, approved_by) values ($1, $2, $3, $3)',
        report!['district_id'],
        id,
        report!['asked_by'],
      ),
    ).rejects.toThrow(/check constraint/);
    await expect(
      rows(
        'insert into records.report_approval (district_id, report_id, asked_by, approved_by) values ($1, $2, $3, $4)',
        report!['district_id'],
        id,
        people['Thomas'],
        people['Ana'],
      ),
    ).rejects.toThrow(/foreign key/);
  });

  test.each(['principal', 'coordinator'])('is not the %s', async (who) => {
    expect((await ask(who, at(world.cedar, await asked('principal'), '/approval'), {})).status).toBe(403);
  });

  test('says yes once; a second yes changes nothing', async () => {
    const id = await asked('principal');
    expect((await approved(id, 'Ana')).status).toBe(303);
    expect((await approved(id, 'Thomas')).status).toBe(303);
    expect(await rows('select approved_by from records.report_approval where report_id = $1', id)).toEqual([
      { approved_by: people['Ana'] },
    ]);
    expect(await rows('select from records.report_issue where report_id = $1', id)).toHaveLength(1);
  });

  test('cannot say yes to what was refused, or has expired', async () => {
    const refused = await asked();
    expect((await ask('Thomas', at(world.district, refused, '/end'), { reason: 'Too much' })).status).toBe(303);
    expect((await approved(refused)).status).toBe(409);
    const late = await asked();
    await rows(
      "update records.report set asked_at = now() - interval '2 days', expires_at = now() where id = $1",
      late,
    );
    expect((await approved(late)).status).toBe(409);
  });
});

describe('an end', () => {
  test('needs a reason and keeps the page', async () => {
    const id = await asked();
    const answer = await ask('Thomas', at(world.district, id, '/end'), { reason: ' ' });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('href="#reason"');
  });

  test('comes from whoever asked, or from the district', async () => {
    const id = await asked('principal');
    expect((await ask('coordinator', at(world.cedar, id, '/end'), { reason: 'x' })).status).toBe(409);
    expect((await ask('principal', at(world.cedar, id, '/end'), { reason: 'Not needed' })).status).toBe(303);
    expect(await (await ask('Ana', at(world.district, id))).text()).toContain('Not needed');
  });

  test('before the job freezes anything leaves nothing handed over', async () => {
    const id = await asked();
    await ask('Thomas', at(world.district, id, '/approval'), {});
    await ask('Ana', at(world.district, id, '/end'), { reason: 'Wrong year' });
    await expect(house.runJobs()).rejects.toThrow('over');
    expect(await rows('select from records.report_issue where report_id = $1', id)).toEqual([]);
  });
});

describe('what is handed over', () => {
  test('is frozen, exactly what was asked for, and has a number of its own', async () => {
    const id = await asked('Ana', { places: world.cedar });
    await approved(id);
    const figures = () =>
      rows(
        'select place_name, "group", students::int, numerator::int from records.report_figure where report_id = $1 order by "group"',
        id,
      );
    const frozen = [
      { place_name: 'Cedar', group: 'all', students: 12, numerator: 12 },
      { place_name: 'Cedar', group: 'female', students: 3, numerator: 3 },
      { place_name: 'Cedar', group: 'male', students: 9, numerator: 9 },
    ];
    expect(await figures()).toEqual(frozen);
    await world.student([{ school: world.cedar }]);
    await keeperScope(house.database, (tx) => refreshResults(tx, world.district, { all: true }));
    expect(await figures()).toEqual(frozen);
    const numbers = await rows('select number from records.report_issue where district_id = $1', world.district);
    expect(new Set(numbers.map(({ number }) => number)).size).toBe(numbers.length);
  });

  test('of which there is nothing is not sent', async () => {
    const id = await asked('Ana', { breakdowns: 'homeless' });
    await rows(`update records.report set places = array[gen_random_uuid()] where id = $1`, id);
    await expect(approved(id)).rejects.toThrow('nothing');
    expect(await rows('select from records.report_issue where report_id = $1', id)).toEqual([]);
  });
});

describe('by SQL', () => {
  const as = <T>(who: string, work: (tx: Scope) => Promise<T>) =>
    scope(house.database, { personId: people[who]! }, work);
  const open = ({ client }: Scope, place: 'district' | 'school') =>
    client.query('select records.open($1, $2, $3)', [
      `reports of the ${place}`,
      world.district,
      place === 'school' ? world.cedar : null,
    ]);
  const insert = (tx: Scope, changes: Record<string, unknown>) => {
    const row = {
      district_id: world.district,
      id: uuidv7(),
      school_id: null,
      purpose: 'x',
      basis: 'studies',
      agreement: 'x',
      recipient_name: 'x',
      recipient_organization: 'x',
      recipient_email: 'x@example.org',
      recipient_locale: 'en',
      indicators: ['enrolment'],
      years: [2025],
      places: [world.cedar],
      breakdowns: [],
      expires_at: new Date(Date.now() + 86_400_000),
      openings: 1,
      asked_by: null,
      ...changes,
    };
    const names = Object.keys(row);
    return tx.client.query(
      `insert into records.report (${names.join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')})`,
      Object.values(row),
    );
  };

  test('nobody sees or asks for a report without opening what it is about', async () => {
    await asked();
    for (const who of Object.keys(people))
      expect((await as(who, ({ client }) => client.query('select from records.report'))).rowCount, who).toBe(0);
    await expect(as('Ana', (tx) => insert(tx, { asked_by: people['Ana'] }))).rejects.toThrow(/row-level security/);
  });

  test('nobody asks in another’s name, or for more than is open', async () => {
    const steward = (changes: object) =>
      as('Ana', async (tx) => (await open(tx, 'district'), insert(tx, { asked_by: people['Ana'], ...changes })));
    const principal = (changes: object) =>
      as('principal', async (tx) => {
        await open(tx, 'school');
        await insert(tx, { asked_by: people['principal'], school_id: world.cedar, ...changes });
      });
    await expect(steward({ asked_by: people['Thomas'] })).rejects.toThrow(/row-level security/);
    await expect(steward({ openings: 51 })).rejects.toThrow(/check constraint/);
    await expect(steward({ expires_at: new Date(Date.now() + 400 * 86_400_000) })).rejects.toThrow(/check constraint/);
    await expect(principal({ school_id: null })).rejects.toThrow(/row-level security/);
    await expect(principal({ school_id: world.maple, places: [world.maple] })).rejects.toThrow(/row-level security/);
    await expect(principal({ places: [world.cedar, world.maple] })).rejects.toThrow(/check constraint/);
    await principal({});
  });

  test('nobody approves from a school, in another’s name, or what is over', async () => {
    const id = await asked('principal');
    const approve = (who: string, name: string, place: 'district' | 'school') =>
      as(who, async (tx) => {
        await open(tx, place);
        await tx.client.query(
          'insert into records.report_approval (district_id, report_id, asked_by, approved_by) values ($1, $2, $3, $4)',
          [world.district, id, people['principal'], people[name]],
        );
      });
    await expect(approve('coordinator', 'coordinator', 'school')).rejects.toThrow(/row-level security/);
    await expect(approve('Ana', 'Thomas', 'district')).rejects.toThrow(/row-level security/);
    await ask('principal', at(world.cedar, id, '/end'), { reason: 'x' });
    await expect(approve('Ana', 'Ana', 'district')).rejects.toThrow(/row-level security/);
  });

  test('no member changes, issues or hides anything, or reads a secret', async () => {
    for (const attempt of [
      `update records.report set expires_at = now() + interval '1 year'`,
      'delete from records.report_end',
      'delete from records.report_access',
      `insert into records.report_access (district_id, report_id, act) select district_id, report_id, 'viewed' from records.report_issue`,
      'insert into records.report_issue (district_id, report_id, number) select district_id, id, 99 from records.report',
      'insert into records.report_figure select * from records.report_figure',
      'select link_hash from records.report_issue',
      'select * from records.report_code',
      `select records.report_over(r, '') from records.report r`,
    ])
      await expect(
        as('Ana', async (tx) => (await open(tx, 'district'), tx.client.query(attempt))),
        attempt,
      ).rejects.toThrow(/denied/);
  });
});

describe('a program', () => {
  test('asks for a report, follows it, and withdraws it; to approve is left to people', async () => {
    const path = `/api/v1${at(world.district)}`;
    const json = async (answer: Promise<Response>) => (await answer).json();
    const { id, openings: _, recipientLocale: __, places: ___, ...form } = wanted();
    expect(await json(ask('Ana', path, { ...form, basis: 'curiosity' }))).toMatchObject({
      status: 422,
      errors: [{ field: 'basis' }],
    });
    const begun = await json(ask('Ana', path, { ...form, id: id! }));
    expect(begun).toMatchObject({ id, state: 'waiting', openings: 5, places: [world.district], accesses: [] });
    expect(JSON.stringify(begun)).not.toContain('example.org');
    expect((await ask('Thomas', `${path}/${id}/approval`, {})).status).toBe(404);
    await approved(id!);
    expect(await json(ask('Ana', `${path}/${id}`))).toMatchObject({ state: 'open', opened: 0 });
    expect(await json(ask('Ana', path))).toMatchObject({
      reports: expect.arrayContaining([expect.objectContaining({ id })]),
    });
    expect(await json(ask('Ana', `${path}/${id}/end`, {}))).toMatchObject({
      status: 422,
      errors: [{ field: 'reason' }],
    });
    expect(await json(ask('Ana', `${path}/${id}/end`, { reason: 'Wrong recipient' }))).toMatchObject({
      state: 'withdrawn',
    });
    expect((await ask('stranger', `${path}/${id}`)).status).toBe(404);
    expect((await ask('principal', `/api/v1${at(world.cedar)}/${id}`)).status).toBe(404);
  });
});
