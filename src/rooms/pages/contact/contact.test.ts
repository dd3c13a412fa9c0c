import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { testHouse } from '../../../../tests/house.js';

const house = testHouse();
const network = uuidv7();
let staff: string;

const written = { name: 'Lucía Peña', email: 'lucia@mail.example', body: 'When do you meet?\r\n\r\nThank you.' };
const send = (fields: Record<string, string> = {}, lang = '') =>
  house.ask(`/contact${lang}`, { form: { id: uuidv7(), ...written, ...fields } });
const inbox = async () => (await house.ask('/messages', { as: staff })).text();
const keeper = () => house.database.pool('keeper');

beforeAll(async () => {
  await keeper().query(`insert into commons.organization (id, kind, name) values ($1, 'network', 'River Valley')`, [
    network,
  ]);
  staff = await house.person('network staff', network, 'Ana Staff');
});

describe('writing to the coalition', () => {
  test('works signed out, reaches staff, and is mailed once to the coalition’s address', async () => {
    await house.ask('/settings', {
      as: staff,
      form: {
        id: uuidv7(),
        base: '0',
        name: 'River Valley',
        contactEmail: 'office@river.example',
        languages: 'en',
        timeZone: 'America/New_York',
      },
    });
    const id = uuidv7();
    const answers = [await send({ id }), await send({ id })];
    for (const answer of answers)
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/contact/sent']);
    expect(await (await house.ask('/contact/sent')).text()).toContain('Your message has arrived.');
    const page = await inbox();
    expect(page.split('Lucía Peña').length).toBeGreaterThan(1);
    expect(page).toContain('When do you meet?\n\nThank you.');
    await house.runJobs();
    await house.runJobs();
    const { rows } = await keeper().query<{ text: string }>(
      `select body as text from auth.outbox where recipient = 'office@river.example'`,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.text).toContain('Lucía Peña (lucia@mail.example)');
  });

  test('is answered by a person, who is named', async () => {
    const id = /\/messages\/([0-9a-f-]+)\/answer/.exec(await inbox())?.[1] ?? '';
    expect((await house.ask(`/messages/${id}/answer`, { as: staff, form: {} })).status).toBe(303);
    expect(await inbox()).toContain('Answered: Ana Staff');
    for (const wrong of [uuidv7(), 'x']) {
      const answer = await house.ask(`/messages/${wrong}/answer`, { as: staff, form: {} });
      expect(answer.status).toBe(404);
    }
  });
});

describe('what is refused', () => {
  test.each([
    ['no name', { name: ' ' }, 'Write your name'],
    ['a name that is too long', { name: 'x'.repeat(201) }, 'up to 200 characters'],
    ['half an address', { email: 'lucia@' }, 'like name@example.org'],
    ['no message', { body: '' }, 'Write your message.'],
    ['a message that is too long', { body: 'x'.repeat(5001) }, 'longer than 5,000 characters'],
  ])('%s, and nothing typed is lost', async (_, wrong, words) => {
    const answer = await send({ name: 'Still Here', ...wrong });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain(words);
    expect(page).toMatch(/Still Here|lucia@mail\.example/);
  });

  test('in the reader’s language', async () => {
    expect(await (await send({ body: '' }, '?lang=es')).text()).toContain('Escriba su mensaje.');
  });

  test('markup is shown as it was typed, and a name cannot carry a second header into the mail', async () => {
    const name = 'Eve\r\nBcc: all@example.org';
    await send({ name, body: '<img src=x onerror=alert(1)>' });
    expect(await inbox()).not.toContain('<img src=x');
    await house.runJobs();
    const { rows } = await keeper().query<{ subject: string }>('select subject from auth.outbox');
    for (const { subject } of rows) expect(subject).not.toMatch(/[\r\n]/);
  });

  test('readers without the role, by route and by direct SQL', async () => {
    const principal = await house.person('principal', network);
    expect((await house.ask('/messages', { as: principal })).status).toBe(403);
    expect((await house.ask('/messages')).status).toBe(303);
    await expect(house.database.pool('visitor').query('select * from commons.message')).rejects.toThrow(
      /permission denied/,
    );
  });
});

test('the eleventh message within ten minutes from one address waits', async () => {
  const answers = [];
  for (let count = 0; count < 11; count += 1) answers.push((await send()).status);
  expect(answers).toContain(429);
});
