import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, test } from 'vitest';
import { hashCode } from '#ground/auth/code.js';
import { setupCode } from '#ground/auth/setup.js';
import type { Desk } from '#ground/cli/command.js';
import { scope } from '#ground/db/scope.js';
import { createLog } from '#ground/log.js';
import { people } from '#rooms/people/room.js';
import { testHouse } from '../../../tests/house.js';
import { coalitionFields, type NewSite, newSite } from '../../../tests/setup.js';
import { setupAnnouncement } from './announce.js';
import { setup } from './room.js';

const house = testHouse();
let site: NewSite;

beforeEach(async () => {
  site = await newSite(house);
});

/** Runs a command of the command line and gives its exit code and what it said. */
async function run(name: string, args: string[] = [], options = {}, config = site.config) {
  const said: string[] = [];
  const command = [...(setup.commands ?? []), ...(people.commands ?? [])].find((each) => each.name === name)!;
  const desk: Desk = {
    config,
    log: createLog('error'),
    database: async () => house.database,
    say: (line) => said.push(line),
    progress: (text) => said.push(text),
  };
  return { exit: await command.run(desk, args, options), said: said.join('\n') };
}
const inviteStaff = () => run('invite', ['first@river.example'], { role: 'network staff', lang: 'en' });

describe('while there is no coalition', () => {
  test.each(['/', '/schools', '/sign-in', '/about', '/people', '/nowhere', '/schools.csv'])(
    '%s leads to set-up',
    async (path) => {
      const answer = await site.newBrowser().get(path);
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/setup']);
    },
  );

  test('the language that was asked for is not lost on the way', async () => {
    expect((await site.newBrowser().get('/about?lang=es')).headers.get('location')).toBe('/setup?lang=es');
  });

  test.each([
    ['/health', 503],
    ['/api/v1/schools', 200],
    ['/setup', 200],
  ])('%s answers', async (path, status) => {
    expect((await site.newBrowser().get(path)).status).toBe(status);
  });

  test('the demonstration is never set up', async () => {
    expect((await house.ask('/')).status).toBe(200);
    expect(await (await house.ask('/setup')).text()).toContain('Set-up is done');
    expect(await setupAnnouncement(house.config, house.database, 'http://here')).toEqual([]);
    expect((await run('setup-code', [], {}, house.config)).exit).toBe(2);
    const answer = await house.ask('/setup', { form: { code: site.code } });
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([303, []]);
  });
});

describe('the operator', () => {
  test('is told address and code at the start, the same at the next start', async () => {
    const told = await setupAnnouncement(site.config, house.database, 'http://here');
    expect(told.join('\n')).toContain('http://here/setup');
    expect(told).toContain(`    ${site.code}`);
    expect(await setupAnnouncement(site.config, house.database, 'http://here')).toEqual(told);
  });

  test('gets one code when two servers start at once', async () => {
    await site.keeper('truncate auth.setup');
    const codes = await Promise.all([1, 2, 3].map(() => setupCode(house.database, site.config)));
    expect(new Set(codes.map((each) => each?.code)).size).toBe(1);
  });

  test('gets another code where the database came from an installation with another secret', async () => {
    const moved = { ...site.config, SECRET: 'another secret, of enough characters to be one' };
    const made = await setupCode(house.database, moved);
    expect(made?.code).not.toBe(site.code);
    expect((await setupCode(house.database, moved))?.code).toBe(made?.code);
  });

  test('gets another code by longtable setup-code, and the database keeps none of them', async () => {
    const { exit, said } = await run('setup-code');
    expect(exit).toBe(0);
    const [code = ''] = /[A-Z0-9]{4}(-[A-Z0-9]{4}){3}/.exec(said) ?? [];
    expect(code).not.toBe(site.code);
    expect((await site.newBrowser().post('/setup', { code })).status).toBe(303);
    const kept = JSON.stringify(await site.keeper('select * from auth.setup'));
    for (const each of [code, code.replaceAll('-', '')]) expect(kept).not.toContain(each);
  });

  test('who invites network staff instead closes the wizard', async () => {
    const mine = await site.insider();
    await mine.post('/setup/coalition', coalitionFields);
    expect((await inviteStaff()).exit).toBe(0);
    expect(await (await mine.get('/setup')).text()).toContain('Set-up is done');
    const late = await mine.post('/setup/person', {
      version: '1',
      id: uuidv7(),
      name: 'Late',
      email: 'late@x.example',
    });
    expect([late.status, late.headers.get('location')]).toEqual([303, '/setup']);
    expect(await site.keeper(`select name from commons.organization where kind = 'network'`)).toEqual([
      { name: 'Our coalition' },
    ]);
    expect(await site.keeper(`select from commons.holding`)).toEqual([]);
    const again = await run('setup-code');
    expect([again.exit, again.said]).toEqual([2, expect.stringContaining('Set-up is done')]);
    expect((await site.newBrowser().get('/')).status).toBe(200);
  });
});

test('whoever set the coalition up and cannot sign in comes back by longtable invite', async () => {
  const mine = await site.insider();
  await mine.post('/setup/coalition', coalitionFields);
  const id = uuidv7();
  await mine.post('/setup/person', { version: '1', id, name: 'Ana', email: 'first@river.example' });
  const [link = ''] = /http\S+/.exec((await inviteStaff()).said) ?? [];
  const later = site.newBrowser();
  await later.post('/sign-in/link', { token: new URL(link).searchParams.get('token') ?? '' });
  expect(await later.actor()).toBe(id);
  expect(await site.keeper('select person_id from commons.holding')).toEqual([{ person_id: id }]);
});

describe('in the database', () => {
  const complete = `select auth.complete_setup($1, 1, $2, 'Mallory', 'mallory@evil.example', 'en') as outcome`;
  const nobody = async () => expect(await site.keeper('select from commons.holding')).toEqual([]);

  test.each(['visitor', 'member'] as const)('%s cannot call set-up, even with the code', async (login) => {
    const hash = hashCode(site.config, site.code);
    for (const [text, values] of [
      [complete, [hash, uuidv7()]],
      ['select * from auth.look_at_setup($1)', [hash]],
      [`select auth.save_setup($1, 0, '{}')`, [hash]],
      ['select * from auth.setup', []],
    ] as const)
      await expect(house.database.pool(login).query(text, [...values]), text).rejects.toThrow(
        /permission denied for schema auth/,
      );
    await nobody();
  });

  test('a member without a role cannot make themself staff while set-up is open', async () => {
    const [me, network] = [uuidv7(), uuidv7()];
    await site.keeper(`insert into commons.person (id, name) values ($1, 'Me')`, [me]);
    const tryTo = (text: string, values: unknown[]) =>
      scope(house.database, { personId: me }, ({ client }) => client.query(text, values));
    await expect(
      tryTo(`insert into commons.organization (id, kind, name) values ($1, 'network', 'Mine')`, [network]),
    ).rejects.toThrow(/row-level security/);
    await site.keeper(`insert into commons.organization (id, kind, name) values ($1, 'network', 'Ours')`, [network]);
    await expect(
      tryTo(
        `insert into commons.holding (id, person_id, role, place_id, given_by) values ($1, $2, 'network staff', $3, $2)`,
        [uuidv7(), me, network],
      ),
    ).rejects.toThrow(/row-level security/);
    expect((await tryTo(`update commons.organization set translated_names = '{"es":"Mía"}'`, [])).rowCount).toBe(0);
    await nobody();
  });

  test('the doorkeeper reads neither the hash nor the answers, and makes nobody staff without the code', async () => {
    const doorkeeper = house.database.pool('doorkeeper');
    await (await site.insider()).post('/setup/coalition', coalitionFields);
    for (const text of ['select * from auth.setup', `update auth.setup set code_hash = 'x'`, 'delete from auth.setup'])
      await expect(doorkeeper.query(text), text).rejects.toThrow(/permission denied/);
    await expect(doorkeeper.query('select auth.setup_open()')).rejects.toThrow(/permission denied/);
    for (const hash of ['', 'guess', null, hashCode(site.config, 'K7TM-4HRX-9WQA-CDE3')]) {
      expect((await doorkeeper.query(complete, [hash, uuidv7()])).rows).toEqual([{ outcome: 'closed' }]);
      expect((await doorkeeper.query('select * from auth.look_at_setup($1)', [hash])).rows).toEqual([
        { open: true, admitted: false, version: null, draft: null },
      ]);
    }
    await nobody();
  });

  test('nobody becomes staff by the code once there is staff', async () => {
    await (await site.insider()).post('/setup/coalition', coalitionFields);
    const network = uuidv7();
    await site.keeper(`insert into commons.organization (id, kind, name) values ($1, 'network', 'Ours')`, [network]);
    await house.person('network staff', network);
    const { rows } = await house.database
      .pool('doorkeeper')
      .query(complete, [hashCode(site.config, site.code), uuidv7()]);
    expect(rows).toEqual([{ outcome: 'closed' }]);
    expect(await site.keeper('select from commons.holding')).toHaveLength(1);
  });

  test('answers that are too long, or none, are not kept', async () => {
    const save = (answers: unknown) =>
      house.database
        .pool('doorkeeper')
        .query('select auth.save_setup($1, 0, $2)', [hashCode(site.config, site.code), JSON.stringify(answers)]);
    await expect(save({ name: 'x'.repeat(20_001) })).rejects.toThrow(/check constraint/);
    await expect(save(['a list'])).rejects.toThrow(/check constraint/);
  });
});
