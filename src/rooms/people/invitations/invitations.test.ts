import { v7 as uuidv7 } from 'uuid';
import { beforeAll, expect, test } from 'vitest';
import type { Desk } from '#ground/cli/command.js';
import { browser } from '../../../../tests/browser.js';
import { testHouse } from '../../../../tests/house.js';
import { createMailer } from '#ground/jobs/mailer.js';
import { createServices } from '../../../main.js';
import { createLog } from '#ground/log.js';
import { inviteCommand } from './command.js';
import { sendInvitation } from './send.js';

const house = testHouse();
const [network, north] = [uuidv7(), uuidv7()];
let staff: string;

beforeAll(async () => {
  await keeper(`insert into commons.organization (id, kind, name) values ($1, 'network', 'The network'), ($2, 'school', 'North School')`, [network, north]);
  await keeper(`insert into commons.external_id (organization_id, system, value) values ($1, 'nces', '440090000001')`, [north]);
  staff = await house.person('network staff', network, 'Ana Staff');
});

const keeper = async (text: string, values: unknown[] = []) => (await house.database.pool('keeper').query(text, values)).rows;
const outbox = (recipient: string) => keeper('select subject, body from auth.outbox where recipient = $1 order by created_at', [recipient]);
const invite = (email: string, form: Record<string, string> = {}) =>
  house.ask('/people/invitations', { as: staff, form: { id: uuidv7(), email, name: 'New Person', role: 'principal', place: 'North School', locale: 'en', ...form } });
const invitationOf = async (email: string) => (await keeper('select id from commons.invitation where email = $1 order by invited_at desc', [email]))[0].id as string;
const rolesOf = async (email: string) =>
  (await keeper(`select role from auth."user" u join commons.holding h on h.person_id = u.id where email = $1 order by role`, [email])).map(({ role }) => role);

/** The token of the newest link that was mailed to an address. */
async function tokenFor(email: string): Promise<string> {
  const [link = 'http://no-mail.invalid'] = /http\S+sign-in\/link\S+/.exec((await outbox(email)).at(-1)?.body ?? '') ?? [];
  return new URL(link).searchParams.get('token') ?? '';
}

async function accept(email: string) {
  const mine = browser(house);
  const page = await (await mine.get(`/sign-in/link?token=${await tokenFor(email)}`)).text();
  await mine.post('/sign-in/link', { token: await tokenFor(email) });
  return { page, actor: await mine.actor() };
}

test('an invitation becomes an account and a role when it is accepted, not before', async () => {
  expect((await invite('New@Example.org')).status).toBe(303);
  await house.runJobs();
  expect(await keeper(`select from auth."user" where email = 'new@example.org'`)).toEqual([]);
  const { page, actor } = await accept('new@example.org');
  expect(page).toContain('Ana Staff invites you');
  expect(page).toContain('Principal, North School');
  expect(actor).not.toBeNull();
  expect(await rolesOf('new@example.org')).toEqual(['principal']);
  const list = await (await house.ask('/people/invitations', { as: staff })).text();
  expect(list).toContain('Accepted');
});

test('whoever was invited can ask for a link by themself', async () => {
  await invite('self@example.org');
  await keeper(`delete from jobs.request`);
  await browser(house).post('/sign-in/email', { email: 'self@example.org' });
  await house.runJobs();
  expect((await accept('self@example.org')).actor).not.toBeNull();
  expect(await rolesOf('self@example.org')).toEqual(['principal']);
});

test('a second invitation gives who has an account one more role', async () => {
  await invite('twice@example.org');
  await house.runJobs();
  const { actor } = await accept('twice@example.org');
  await invite('twice@example.org', { role: 'teacher', name: 'Another Name' });
  await house.runJobs();
  expect((await accept('twice@example.org')).actor).toBe(actor);
  expect(await rolesOf('twice@example.org')).toEqual(['principal', 'teacher']);
});

test('an invitation that was taken back, or is over, opens nothing', async () => {
  for (const [email, stop] of [
    ['revoked@example.org', async (id: string) => void (await house.ask(`/people/invitations/${id}/revocation`, { as: staff, form: {} }))],
    ['over@example.org', async (id: string) => void (await keeper(`update commons.invitation set expires_at = now() - interval '1 second' where id = $1`, [id]))],
  ] as const) {
    await invite(email);
    await house.runJobs();
    await stop(await invitationOf(email));
    expect((await accept(email)).actor).toBeNull();
    expect(await keeper(`select from auth."user" where email = $1`, [email])).toEqual([]);
  }
});

test('an invitation is sent again with a new link', async () => {
  await invite('again@example.org');
  await house.runJobs();
  expect((await house.ask(`/people/invitations/${await invitationOf('again@example.org')}/resending`, { as: staff, form: {} })).status).toBe(303);
  await house.runJobs();
  expect(await outbox('again@example.org')).toHaveLength(2);
  expect((await accept('again@example.org')).actor).not.toBeNull();
  expect((await house.ask(`/people/invitations/${await invitationOf('again@example.org')}/resending`, { as: staff, form: {} })).status).toBe(409);
});

test('an invitation is written in its language', async () => {
  await invite('es@example.org', { locale: 'es' });
  await house.runJobs();
  expect((await outbox('es@example.org'))[0]?.body).toContain('le invita a participar como: Director o directora');
});

test.each<[Record<string, string>, string]>([
  [{ email: 'no address' }, 'Enter an email address'],
  [{ name: '' }, 'Enter a name'],
  [{ role: 'owner' }, 'Choose a role'],
  [{ place: '' }, 'Enter a place'],
])('an invitation is refused with what is wrong and what was typed: %j', async (form, words) => {
  const response = await invite('typed@example.org', form);
  const page = await response.text();
  expect(response.status).toBe(422);
  expect(page).toContain(words);
  expect(page).toContain(`value="${form['email'] ?? 'typed@example.org'}"`);
});

test('the same invitation is not made twice', async () => {
  const id = uuidv7();
  await invite('once@example.org', { id });
  expect((await invite('once@example.org', { id })).status).toBe(303);
  expect((await invite('once@example.org')).status).toBe(422);
  expect(await keeper(`select from commons.invitation where email = 'once@example.org'`)).toHaveLength(1);
});

test('only network staff invite and read invitations', async () => {
  const principal = await house.person('principal', north);
  for (const path of ['/people/invitations', '/people/invitations/new', '/people/invitations.csv', '/outbox'])
    expect((await house.ask(path, { as: principal })).status).toBe(403);
  expect((await house.ask('/people/invitations', { as: principal, form: { email: 'x@example.org' } })).status).toBe(403);
});

test('the outbox shows a link in the demonstration; elsewhere it was never kept', async () => {
  await invite('demo@example.org');
  await house.runJobs();
  expect(await (await house.ask('/outbox', { as: staff })).text()).toContain(await tokenFor('demo@example.org'));
  const config = { ...house.config, DEMO: false };
  const mailer = createMailer(config, house.database);
  await invite('real@example.org');
  await sendInvitation.run({ database: house.database, config, log: createLog('error'), mailer, subject: await invitationOf('real@example.org'), actor: staff, progress: () => {} });
  expect((await outbox('real@example.org')).map(({ body }) => body)).toEqual([null]);
  await mailer.send({ to: 'real@example.org', subject: 'A reminder', text: 'The meeting is on Monday.' });
  expect((await (await createServices(config, createLog('error'), house.database)).doors.waitingMail()).map(({ body }) => body)).toContain('The meeting is on Monday.');
});

test('the list of invitations can be searched and taken away', async () => {
  await invite('find-me@example.org');
  const csv = await (await house.ask('/people/invitations.csv?q=find-me', { as: staff })).text();
  expect(csv.trim().split('\n')).toHaveLength(2);
  expect(csv).toContain('find-me@example.org');
});

async function run(args: string[], options: Record<string, string>, env: Partial<Desk['config']> = {}) {
  const lines: string[] = [];
  const desk: Desk = { config: { ...house.config, ...env }, log: createLog('error'), database: async () => house.database, say: (line) => lines.push(line), progress: (line) => lines.push(line) };
  return { code: await inviteCommand.run(desk, args, { lang: 'en', ...options }), text: lines.join('\n') };
}

test('the command invites and prints a link that opens', async () => {
  const { code, text } = await run(['CLI@example.org'], { role: 'network staff', name: 'Cli Person' });
  expect(code).toBe(0);
  const mine = browser(house);
  await mine.post('/sign-in/link', { token: new URL(/http\S+/.exec(text)?.[0] ?? '').searchParams.get('token') ?? '' });
  expect(await mine.actor()).not.toBeNull();
  expect(await rolesOf('cli@example.org')).toEqual(['network staff']);
});

test('the command finds a school by its NCES id', async () => {
  expect((await run(['nces@example.org'], { role: 'principal', place: '440090000001' })).text).toContain('North School');
});

test.each([
  [['nobody'], { role: 'principal' }, 'not an email address'],
  [['a@example.org'], { role: 'boss' }, 'There is no role'],
  [['a@example.org'], { role: 'principal', place: 'Nowhere' }, 'No place is called'],
  [['a@example.org'], { role: 'principal', lang: 'fr' }, 'There is no language'],
])('the command says what to correct: %j %j', async (args, options, words) => {
  const { code, text } = await run(args, options as Record<string, string>);
  expect(code).toBe(2);
  expect(text).toContain(words);
});
