import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Scope, scope } from '#ground/db/scope.js';
import { testHouse } from '../../../tests/house.js';
import { type RecordsWorld, recordsWorld } from '../../../tests/records/world.js';

const house = testHouse();
let world: RecordsWorld;
let [ada, ben, far] = ['', '', ''];
const people: Record<string, string> = {};

beforeAll(async () => {
  world = await recordsWorld(house);
  const missed = (...days: number[]): [number, number][] => days.map((day) => [day, 2]);
  ada = await world.student([{}], missed(1, 2, 3, 40), { name: 'Ada' });
  ben = await world.student([{ grade: 4 }], missed(1, 2, 3, 4, 5, 6, 7, 8), { name: 'Ben<b>' });
  await world.student([{}], [], { name: 'Fine' });
  far = await world.student(
    [{ school: world.maple }],
    [
      [1, 2, world.maple],
      [39, 2, world.maple],
    ],
    { name: 'Far' },
  );
  people['principal'] = await house.person('principal', world.cedar, 'Pat Principal');
  people['coordinator'] = await house.person('community school coordinator', world.cedar, 'Cora Coordinator');
  people['elsewhere'] = await house.person('principal', world.maple, 'Other Principal');
  people['steward'] = await house.person('district data steward', world.district);
});

const at = (rest = '', school = world.cedar) => `/attendance/${school}${rest}`;
const ask = (who: string, path: string, form?: Record<string, string>) =>
  house.ask(path, { ...(people[who] && { as: people[who] }), ...(form && { form }) });
const text = async (who: string, path: string) => (await ask(who, path)).text();
const promises = () => world.run('select * from records.promise order by made_at');

const wanted = (changes: Record<string, string> = {}): Record<string, string> => ({
  id: uuidv7(),
  students: ada,
  step: 'call home',
  owner: people['coordinator']!,
  due: '2026-11-20',
  note: 'Bus <script> is late',
  ...changes,
});

describe('Monday’s list', () => {
  test('shows who newly crossed and who misses a fifth, and nobody who is fine or of another school', async () => {
    const page = await text('principal', at());
    expect(page).toContain('New at 10% (1)');
    expect(page).toContain('20% and more (1)');
    expect(page).toContain('Test, Ada');
    expect(page).toContain('Ben&lt;b&gt;');
    expect(page).toContain('4 of 40 days');
    for (const name of ['Test, Fine', 'Test, Far']) expect(page).not.toContain(name);
  });

  test('can be narrowed by name, grade and owner', async () => {
    expect(await text('principal', at('?grade=4'))).not.toContain('Test, Ada');
    expect(await text('principal', at('?q=ada'))).not.toContain('Ben&lt;b');
    expect(await text('principal', at('?q=ÁDA'))).toContain('Test, Ada');
    expect(await text('principal', at('?owner=none'))).toContain('Test, Ada');
  });

  test('opens the school in the access ledger, and a student’s page that child alone', async () => {
    await ask('principal', at(`/students/${ada}`));
    const [last] = await world.run(
      'select school_id, student_id, purpose from records.opening order by opened_at desc limit 1',
    );
    expect(last).toEqual({ school_id: world.cedar, student_id: ada, purpose: 'attendance team' });
  });

  test('says the same of a student as the student’s own page', async () => {
    await world.student([{}], [], { name: 'Late' });
    expect(await text('principal', at(`/students/${ben}`))).toContain('8 of 40 days');
  });

  test('shows the school year of a student as a calendar, up to the last recorded day', async () => {
    const half = await world.student([{}], [[2, 1]], { name: 'Half' });
    const page = await text('principal', at(`/students/${half}`));
    expect(page.match(/calendar__day--there/g)).toHaveLength(39 + 1);
    expect(page.match(/calendar__day--half/g)).toHaveLength(1 + 1);
    expect(page).toContain('2025 · 1 missed');
    await world.run('delete from records.enrolment where student_id = $1', [half]);
  });

  test('is there as CSV for the team, without formulas', async () => {
    const csv = await text('principal', at('/list.csv'));
    expect(csv).toContain('Test,Ada,Grade 3,40,4,New at 10%');
    expect(await text('principal', at('/list.csv?grade=4'))).not.toContain('Ada');
  });

  test('names those of whom it is too early to say, apart', async () => {
    const fresh = await world.student([{ first: 35 }], [[36, 2]], { name: 'Fresh' });
    const page = await text('principal', at());
    expect(page).toContain('Of 1 new student it is too early to say');
    expect(page.split('too early to say')[1]).toContain(`students/${fresh}`);
    await world.run('delete from records.enrolment where student_id = $1', [fresh]);
  });

  test('is for the team of the school alone', async () => {
    for (const path of [at(), at('/list.csv'), at(`/students/${ada}`)]) {
      expect((await ask('elsewhere', path)).status, path).toBe(404);
      expect((await ask('steward', path)).status, path).toBe(403);
    }
    expect((await ask('principal', at(`/students/${far}`))).status).toBe(404);
    for (const odd of ['nobody', '-'.repeat(36), 'a'.repeat(36)])
      expect((await ask('principal', at(`/students/${odd}`))).status, odd).toBe(404);
  });
});

describe('a promise', () => {
  test.each([
    ['students', { students: '' }, 'Tick at least one student'],
    ['students of the school', {}, 'is not at this school'],
    ['step', { step: 'shout' }, 'Choose a next step'],
    ['a short note', { note: `Bus <script> is late${'!'.repeat(500)}` }, 'at most 500'],
    ['owner', { owner: uuidv7() }, 'Choose who does it'],
    ['due', { due: '2026-02-30' }, 'Choose a day'],
  ])('without %s is refused and keeps what was typed', async (what, changes, words) => {
    const students: Record<string, string> = what === 'students of the school' ? { students: far } : {};
    const answer = await ask(
      'principal',
      at('/promises'),
      wanted({ ...(changes as Record<string, string>), ...students }),
    );
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain(words);
    expect(page).toContain('Bus &lt;script&gt; is late');
    expect(await promises()).toEqual([]);
  });

  test('that is refused opens the school once', async () => {
    const openings = async () => (await world.run('select from records.opening')).length;
    const before = await openings();
    await ask('principal', at('/promises'), wanted({ step: 'x' }));
    expect(await openings()).toBe(before + 1);
  });

  test('sent twice is one, stands first when it is due, and goes when it is kept', async () => {
    const form = wanted();
    for (let times = 0; times < 2; times += 1) expect((await ask('principal', at('/promises'), form)).status).toBe(303);
    const made = await promises();
    expect(made).toHaveLength(1);
    const page = await text('coordinator', at());
    expect(page).toContain('1 promise is due.');
    expect(page).toContain('Overdue');
    expect(page).toContain('Cora Coordinator');
    const end = at(`/promises/${made[0]!['id']}/end`);
    for (let times = 0; times < 2; times += 1)
      expect((await ask('coordinator', end, { outcome: 'kept' })).status).toBe(303);
    expect((await ask('principal', end, { outcome: 'dropped' })).status).toBe(409);
    expect(await text('coordinator', at())).toContain('Nothing is due.');
    expect(await text('coordinator', at(`/students/${ada}`))).toContain('Done</span> Cora Coordinator');
  });

  test('ends on the student’s page with a word on how it went, and opens that child alone', async () => {
    await ask('principal', at('/promises'), wanted({ students: ben, step: 'other', note: '' }));
    const made = (await promises()).at(-1)!;
    const end = at(`/promises/${made['id']}/end`);
    expect((await ask('coordinator', end, { student: ada, outcome: 'kept' })).status).toBe(404);
    const answer = await ask('coordinator', end, { student: ben, outcome: 'kept', note: 'They <b>moved' });
    expect(answer.headers.get('location')).toBe(at(`/students/${ben}`));
    const [last] = await world.run('select student_id from records.opening order by opened_at desc limit 1');
    expect(last).toEqual({ student_id: ben });
    expect(await text('coordinator', at(`/students/${ben}`))).toContain('They &lt;b&gt;moved');
  });

  test('in the place of one that was changed meanwhile is refused', async () => {
    const path = at(`/students/${ben}/promises`);
    await ask('principal', path, wanted());
    const first = String((await promises()).at(-1)!['id']);
    expect(await text('principal', at(`/students/${ben}?change=${first}`))).toContain(
      `name="replaces" value="${first}"`,
    );
    const move = wanted({ replaces: first, step: 'visit home' });
    for (let times = 0; times < 2; times += 1) expect((await ask('principal', path, move)).status).toBe(303);
    expect((await ask('coordinator', path, wanted({ replaces: first, step: 'other' }))).status).toBe(409);
    const page = await text('principal', at(`/students/${ben}`));
    expect(page).toContain('Visit home · Bus');
    expect(page).not.toContain('Call home · Bus');
  });

  test('is seen and written by nobody of another school, on no page and not by SQL', async () => {
    const [mine] = await promises();
    expect((await ask('elsewhere', at('/promises'), wanted())).status).toBe(404);
    expect((await ask('elsewhere', at(`/promises/${mine!['id']}/end`, world.maple), {})).status).toBe(404);
    const asElsewhere = <T>(work: (tx: Scope) => Promise<T>, school = world.maple) =>
      scope(house.database, { personId: people['elsewhere']! }, async (tx) => {
        await tx.client.query(`select records.open('attendance team', $1, $2)`, [world.district, school]);
        return work(tx);
      });
    await expect(asElsewhere(async () => {}, world.cedar)).rejects.toThrow(/not open/);
    const seen = await asElsewhere(async ({ client }) => (await client.query('select * from records.promise')).rows);
    expect(seen).toEqual([]);
    const insert = (school: string, student: string, owner: string, replaces: unknown = null) =>
      asElsewhere(({ client }) =>
        client.query(
          `insert into records.promise (district_id, id, school_id, student_id, step, owner_id, due_on, made_by, replaces)
           values ($1, $2, $3, $4, 'other', $5, '2026-12-01', $6, $7)`,
          [world.district, uuidv7(), school, student, owner, people['elsewhere'], replaces],
        ),
      );
    await expect(insert(world.cedar, ada, people['elsewhere']!)).rejects.toThrow(/row-level security/);
    await expect(insert(world.maple, ada, people['elsewhere']!)).rejects.toThrow(/row-level security/);
    await expect(insert(world.maple, far, people['principal']!)).rejects.toThrow(/row-level security/);
    await expect(insert(world.maple, far, people['elsewhere']!, mine!['id'])).rejects.toThrow(/foreign key/);
    await expect(insert(world.maple, far, people['elsewhere']!)).resolves.toBeDefined();
    const update = asElsewhere(({ client }) => client.query(`update records.promise set note = 'x'`));
    await expect(update).rejects.toThrow(/denied/);
  });
});

describe('a contact', () => {
  test('is written down once, and refused where it says too little or lies ahead', async () => {
    const path = at(`/students/${ada}/contacts`);
    const form = { id: uuidv7(), day: '2026-11-20', manner: 'call', outcome: 'reached', 'contact-note': 'Will come' };
    for (const changes of [{ day: '2999-01-01' }, { day: 'x' }, { manner: 'shout' }, { outcome: '' }, { id: 'x' }])
      expect((await ask('principal', path, { ...form, ...changes })).status, JSON.stringify(changes)).toBe(422);
    for (let times = 0; times < 2; times += 1) expect((await ask('principal', path, form)).status).toBe(303);
    expect(await world.run('select from records.contact')).toHaveLength(1);
    expect(await text('coordinator', at())).toContain('Last contact Nov 20, 2026');
  });
});
