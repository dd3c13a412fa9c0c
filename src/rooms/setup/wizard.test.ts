import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, test } from 'vitest';
import { setupCode } from '#ground/auth/setup.js';
import type { Browser } from '../../../tests/browser.js';
import { testHouse } from '../../../tests/house.js';
import { coalitionFields, type NewSite, newSite } from '../../../tests/setup.js';

const house = testHouse();
let site: NewSite;

beforeEach(async () => {
  site = await newSite(house);
});

const whereTo = (response: Response) => [response.status, response.headers.get('location')];
const person = (fields: Record<string, string> = {}) => ({
  version: '1',
  id: uuidv7(),
  name: 'Ana Cruz',
  email: 'Ana@River.example',
  ...fields,
});
const describeCoalition = (mine: Browser, fields: Record<string, string> = {}) =>
  mine.post('/setup/coalition', { ...coalitionFields, ...fields });
const finish = (mine: Browser, fields: Record<string, string> = {}) => mine.post('/setup/person', person(fields));

async function ready(): Promise<Browser> {
  const mine = await site.insider();
  await describeCoalition(mine);
  return mine;
}

const made = async () => ({
  networks: (await site.keeper(`select name from commons.organization where kind = 'network'`)).map(({ name }) => name),
  staff: (
    await site.keeper(
      `select p.name from commons.holding h join commons.person p on p.id = h.person_id where role = 'network staff'`,
    )
  ).map(({ name }) => name),
  settings: Number((await site.keeper('select count(*) as n from commons.coalition_settings'))[0]?.['n']),
});
const oneCoalition = { networks: ['River Valley Coalition'], staff: ['Ana Cruz'], settings: 1 };
const nothing = { networks: [], staff: [], settings: 0 };

describe('from the code to a coalition', () => {
  test('code, coalition, person: and the person is signed in as network staff of what they described', async () => {
    const mine = site.newBrowser();
    expect(whereTo(await mine.post('/setup', { code: site.code.toLowerCase() }))).toEqual([303, '/setup/coalition']);
    expect(whereTo(await describeCoalition(mine))).toEqual([303, '/setup/person']);
    expect(await made()).toEqual(nothing);
    const id = uuidv7();
    expect(whereTo(await finish(mine, { id }))).toEqual([303, '/setup/next-steps']);
    expect(await mine.actor()).toBe(id);
    expect(await made()).toEqual(oneCoalition);
    expect(
      await site.keeper(
        'select version, summary, contact_email, languages, time_zone, saved_by from commons.coalition_settings',
      ),
    ).toEqual([
      {
        version: 1,
        summary: { en: 'Nine schools and their neighbors.' },
        contact_email: 'hello@river.example',
        languages: ['en'],
        time_zone: 'America/Chicago',
        saved_by: id,
      },
    ]);
    expect(await site.keeper(`select email, email_verified from auth."user"`)).toEqual([
      { email: 'ana@river.example', email_verified: false },
    ]);
    const next = await (await mine.get('/setup/next-steps')).text();
    for (const words of ['River Valley Coalition is set up', '/directory/imports', '/people/invitations/new'])
      expect(next).toContain(words);
    expect((await mine.get('/directory/imports')).status).toBe(200);
  });

  test('the coalition is called in Spanish what it is called in Spanish', async () => {
    await finish(await ready());
    const home = async (lang: string) => (await site.newBrowser().get(`/?lang=${lang}`)).text();
    expect(await home('es')).toContain('Coalición del Valle reúne');
    expect(await home('en')).toContain('River Valley Coalition brings');
  });

  test('in Spanish, the person and the pages speak Spanish', async () => {
    const mine = await site.insider();
    expect(await (await mine.get('/setup/coalition?lang=es')).text()).toContain('Nombre de la coalición');
    await describeCoalition(mine);
    await finish(mine);
    expect(await site.keeper('select locale from commons.person')).toEqual([{ locale: 'es' }]);
  });

  test('names that look like markup are text', async () => {
    const mine = await site.insider();
    await describeCoalition(mine, { name: '<script>alert(1)</script> & "us"' });
    const page = await (await mine.get('/setup/person')).text();
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;us&quot;');
    expect(page).not.toContain('<script>alert(1)');
    await finish(mine, { name: '<b>Ana</b>' });
    const home = await (await mine.get('/')).text();
    expect(home).not.toMatch(/<script>alert|<b>Ana/);
    expect(home).toContain('&lt;b&gt;Ana&lt;/b&gt;');
  });

  test('answers are kept on the way: whoever closes the browser enters the code and goes on', async () => {
    await ready();
    const later = site.newBrowser();
    expect(whereTo(await later.get('/setup/person'))).toEqual([303, '/setup?again']);
    expect(await (await later.get('/setup?again')).text()).toContain('Please enter the code again');
    expect(whereTo(await later.post('/setup', { code: site.code }))).toEqual([303, '/setup/person']);
    expect(await (await later.get('/setup/person')).text()).toContain('River Valley Coalition');
    expect(await (await later.get('/setup/coalition')).text()).toContain('value="Coalición del Valle"');
    expect(whereTo(await later.get('/setup'))).toEqual([303, '/setup/person']);
  });

  test('the person step waits for the coalition', async () => {
    const mine = await site.insider();
    expect(whereTo(await mine.get('/setup/person'))).toEqual([303, '/setup/coalition']);
    expect(whereTo(await finish(mine, { version: '0' }))).toEqual([303, '/setup/coalition']);
    expect(await made()).toEqual(nothing);
  });
});

describe('the code', () => {
  test('a wrong one opens nothing and stays in the form', async () => {
    const mine = site.newBrowser();
    const answer = await mine.post('/setup', { code: 'K7TM-4HRX-9WQA-"CDE' });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('This code does not open set-up');
    expect(page).toContain('value="K7TM-4HRX-9WQA-&quot;CDE"');
    expect(answer.headers.getSetCookie()).toEqual([]);
    for (const path of ['/setup/coalition', '/setup/person'])
      expect(whereTo(await mine.get(path))).toEqual([303, '/setup?again']);
    expect(whereTo(await describeCoalition(mine))).toEqual([303, '/setup?again']);
    expect(whereTo(await finish(mine))).toEqual([303, '/setup?again']);
    expect(await made()).toEqual(nothing);
  });

  test('tries are counted', async () => {
    const mine = site.newBrowser();
    const answers = [];
    for (let n = 0; n < 31; n += 1) answers.push((await mine.post('/setup', { code: `K7TM-${n}` })).status);
    expect(answers.slice(0, 30).every((status) => status === 422)).toBe(true);
    expect(answers[30]).toBe(429);
  });

  test('an old one opens nothing, also halfway, and loses no answer', async () => {
    const mine = await ready();
    await site.keeper(`update auth.setup set expires_at = now() - interval '1 second'`);
    expect(whereTo(await mine.get('/setup/person'))).toEqual([303, '/setup?again']);
    expect(whereTo(await finish(mine))).toEqual([303, '/setup?again']);
    expect((await mine.post('/setup', { code: site.code })).status).toBe(422);
    const { code } = (await setupCode(house.database, site.config))!;
    expect(code).not.toBe(site.code);
    expect(whereTo(await mine.post('/setup', { code }))).toEqual([303, '/setup/person']);
    expect(whereTo(await finish(mine))).toEqual([303, '/setup/next-steps']);
    expect(await made()).toEqual(oneCoalition);
  });

  test('a renewed one takes the place of the one before', async () => {
    const mine = await ready();
    expect((await setupCode(house.database, site.config))?.code).toBe(site.code);
    const { code } = (await setupCode(house.database, site.config, true))!;
    expect(whereTo(await finish(mine))).toEqual([303, '/setup?again']);
    expect((await mine.post('/setup', { code: site.code })).status).toBe(422);
    expect(whereTo(await mine.post('/setup', { code }))).toEqual([303, '/setup/person']);
  });

  test('once used it is dead, and set-up says that it is done', async () => {
    await finish(await ready());
    const mine = site.newBrowser();
    expect(whereTo(await mine.post('/setup', { code: site.code }))).toEqual([303, '/setup']);
    const page = await (await mine.get('/setup')).text();
    expect(page).toContain('Set-up is done');
    expect(page).toContain('href="/sign-in"');
    for (const path of ['/setup/coalition', '/setup/person'])
      expect(whereTo(await mine.get(path))).toEqual([303, '/setup']);
    expect(await setupCode(house.database, site.config)).toBeUndefined();
    expect(await setupCode(house.database, site.config, true)).toBeUndefined();
  });

  test('stays in the browser for set-up alone, out of reach of scripts', async () => {
    const answer = await site.newBrowser().post('/setup', { code: site.code });
    expect(answer.headers.getSetCookie()).toEqual([
      `longtable.setup=${site.code.replaceAll('-', '')}; Path=/setup; HttpOnly; SameSite=Strict`,
    ]);
    const done = await finish(await ready());
    expect(done.headers.getSetCookie().join('\n')).toContain('longtable.setup=; Path=/setup');
  });
});

/** Two requests that are both under way before either can write. */
async function together(begin: () => Promise<Response>[]): Promise<Response[]> {
  const holder = await house.database.connect('keeper');
  await holder.query('begin; lock table commons.organization in share mode');
  const answers = begin();
  // A wait for another's row names no database, but its connection does.
  const waiting = () =>
    site.keeper(
      `select from pg_locks where not granted and pid in (select pid from pg_stat_activity where datname = current_database())`,
    );
  await expect.poll(async () => (await waiting()).length).toBe(2);
  await holder.end();
  return Promise.all(answers);
}

describe('two at the same time', () => {
  test('who finish make one coalition, and one of them is its staff', async () => {
    const [one, two] = [await ready(), await site.insider()];
    const answers = await together(() => [
      finish(one, { name: 'Ana Cruz' }),
      finish(two, { name: 'Ben Diaz', email: 'ben@river.example' }),
    ]);
    expect(answers.map((each) => each.headers.get('location')).toSorted()).toEqual(['/setup', '/setup/next-steps']);
    const { networks, staff, settings } = await made();
    expect([networks, staff.length, settings]).toEqual([['River Valley Coalition'], 1, 1]);
    const actors = [await one.actor(), await two.actor()];
    expect(actors.filter(Boolean)).toHaveLength(1);
    expect(await site.keeper(`select from auth."user"`)).toHaveLength(1);
  });

  test('a form sent twice makes one person, who is signed in by either answer', async () => {
    const mine = await ready();
    const same = person();
    const [first, second] = [mine.clone(), mine.clone()];
    await together(() => [first.post('/setup/person', same), second.post('/setup/person', same)]);
    expect(await made()).toEqual(oneCoalition);
    expect([await first.actor(), await second.actor()]).toEqual([same.id, same.id]);
    // A crash after the coalition was made and before the answer arrived looks the same; but not for ever.
    await site.keeper(`update auth.setup set completed_at = now() - interval '61 minutes'`);
    const third = mine.clone();
    expect(whereTo(await third.post('/setup/person', same))).toEqual([303, '/setup']);
    expect(await third.actor()).toBeNull();
  });

  test('a form for the same id does not let in whoever lacks the code', async () => {
    const same = person();
    await (await ready()).post('/setup/person', same);
    const stranger = site.newBrowser();
    expect(whereTo(await stranger.post('/setup/person', same))).toEqual([303, '/setup']);
    expect(await stranger.actor()).toBeNull();
  });

  test('a coalition step sent twice goes on', async () => {
    const mine = await site.insider();
    expect(whereTo(await describeCoalition(mine))).toEqual([303, '/setup/person']);
    expect(whereTo(await describeCoalition(mine))).toEqual([303, '/setup/person']);
    expect(await site.keeper('select version from auth.setup')).toEqual([{ version: 1 }]);
  });

  test('an old tab is told what others saved, keeps what was typed, and may then save it', async () => {
    const mine = await ready();
    const answer = await describeCoalition(mine, { name: 'Another Name' });
    expect(answer.status).toBe(409);
    const page = await answer.text();
    expect(page).toContain('Someone else saved other answers meanwhile');
    expect(page).toContain('River Valley Coalition');
    expect(page).toContain('value="Another Name"');
    expect(page).toContain('name="version" value="1"');
    expect(whereTo(await describeCoalition(mine, { name: 'Another Name', version: '1' }))).toEqual([
      303,
      '/setup/person',
    ]);
  });

  test('who finishes from answers that others changed is asked to look again', async () => {
    const mine = await ready();
    await describeCoalition(await site.insider(), { name: 'Changed Name', version: '1' });
    const answer = await finish(mine);
    expect(answer.status).toBe(409);
    const page = await answer.text();
    for (const words of ['The answers about the coalition were changed', 'Changed Name', 'value="Ana Cruz"'])
      expect(page).toContain(words);
    expect(await made()).toEqual(nothing);
    await finish(mine, { version: '2' });
    expect((await made()).networks).toEqual(['Changed Name']);
  });
});

describe('a form is refused with what is wrong and what was typed', () => {
  test.each<[string, Record<string, string>, string, string]>([
    ['no name', { name: ' ' }, 'Write the name of the coalition.', 'value="Coalición del Valle"'],
    ['300 characters', { name: 'x'.repeat(300) }, 'longer than 120 characters', 'x'.repeat(300)],
    ['a long Spanish name', { nameEs: 'ñ'.repeat(121) }, 'name in Spanish is longer', 'ñ'.repeat(121)],
    ['a long summary', { 'summary.es': 'y'.repeat(301) }, 'text in Spanish is longer than 300', 'y'.repeat(301)],
    ['no @', { contactEmail: 'hello.example' }, 'like name@example.org', 'value="hello.example"'],
    ['a made-up time zone', { timeZone: 'Mars/Olympus' }, 'Choose a time zone from the list.', 'River Valley'],
    ['no language', { languages: '' }, 'Choose at least one language.', 'River Valley'],
    ['a language nobody knows', { languages: 'xx' }, 'Choose at least one language.', 'River Valley'],
  ])('coalition: %s', async (_, fields, words, typed) => {
    const mine = await site.insider();
    const answer = await describeCoalition(mine, fields);
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain(words);
    expect(page).toContain(typed);
    expect(await site.keeper('select draft from auth.setup')).toEqual([{ draft: null }]);
  });

  test.each<[string, Record<string, string>, string, string]>([
    ['no name', { name: '' }, 'Write your name.', 'value="Ana@River.example"'],
    ['300 characters', { name: 'x'.repeat(300) }, 'longer than 200 characters', 'x'.repeat(300)],
    ['no @', { email: 'ana.example' }, 'like name@example.org', 'value="ana.example"'],
    ['no address', { email: '' }, 'like name@example.org', 'value="Ana Cruz"'],
  ])('person: %s', async (_, fields, words, typed) => {
    const mine = await ready();
    const sent = person(fields);
    const answer = await mine.post('/setup/person', sent);
    expect(answer.status).toBe(422);
    const page = await answer.text();
    for (const part of [words, typed, `name="id" value="${sent.id}"`]) expect(page).toContain(part);
    expect(await made()).toEqual(nothing);
  });

  test('signs that steer a device are taken out', async () => {
    const mine = await site.insider();
    await describeCoalition(mine, { name: 'River\0\nValley', 'summary.en': 'One.\r\nTwo.\0' });
    await finish(mine, { name: 'Ana\0Cruz' });
    expect((await made()).networks).toEqual(['River Valley']);
    expect((await made()).staff).toEqual(['Ana Cruz']);
  });

  test.each<[Record<string, string>]>([
    [{ version: 'x' }],
    [{ version: '-1' }],
    [{ version: '99999999999' }],
    [{ id: 'not an id' }],
  ])('hidden fields that were tampered with break nothing: %j', async (fields) => {
    const mine = await ready();
    expect([303, 409]).toContain((await finish(mine, fields)).status);
  });

  test('an address that has an account', async () => {
    const network = uuidv7();
    await site.keeper(`insert into commons.organization (id, kind, name) values ($1, 'network', 'Our coalition')`, [
      network,
    ]);
    const principal = await house.person('principal', network, 'Pat Principal');
    await site.keeper(`insert into auth."user" (id, email) values ($1, 'ana@river.example')`, [principal]);
    const mine = await ready();
    const answer = await finish(mine);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('There is already an account with this address');
    await finish(mine, { email: 'other@river.example' });
    expect(await made()).toEqual(oneCoalition);
  });
});
