import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { hashCode } from '#ground/auth/code.js';
import { hashLink } from '#ground/auth/link.js';
import type { Login } from '#ground/db/logins.js';
import { keeperScope } from '#ground/db/scope.js';
import { refreshResults } from '#rooms/results/room.js';
import { testHouse } from '../../../../tests/house.js';
import { type RecordsWorld, recordsWorld } from '../../../../tests/records/world.js';

const house = testHouse();
let world: RecordsWorld;
let ana: string;
let thomas: string;

beforeAll(async () => {
  world = await recordsWorld(house);
  for (let index = 0; index < 5; index += 1) await world.student();
  await keeperScope(house.database, (tx) => refreshResults(tx, world.district, { all: true }));
  ana = await house.person('district data steward', world.district);
  thomas = await house.person('district data steward', world.district);
});

interface Issued {
  id: string;
  link: string;
}

const recipient = '=Grace Lindholm';

async function issued(changes: Record<string, string> = {}): Promise<Issued> {
  const id = uuidv7();
  const form = {
    id,
    purpose: 'To evaluate the summer program',
    basis: 'studies',
    agreement: 'Agreement 12',
    recipientName: recipient,
    recipientOrganization: 'Institute for Learning',
    recipientEmail: `${id}@example.org`,
    recipientLocale: 'en',
    indicators: 'enrolment',
    years: '2025',
    places: world.cedar,
    expires: new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10),
    openings: '2',
    ...changes,
  };
  expect((await house.ask(`/reports/${world.district}`, { as: ana, form })).status).toBe(303);
  await house.ask(`/reports/${world.district}/${id}/approval`, { as: thomas, form: {} });
  await house.runJobs();
  return { id, link: /access\/([\w-]+)\?/.exec(await lastMail(id))![1]! };
}

async function lastMail(id: string): Promise<string> {
  const [mail] = await world.run(
    'select body from auth.outbox where recipient = $1 order by created_at desc, id desc limit 1',
    [`${id}@example.org`],
  );
  return String(mail!['body']);
}

const at = (link: string, rest = '') => `/reports/access/${link}${rest}`;
const look = (link: string, code = '', rest = '') =>
  house.ask(at(link, rest), code ? { headers: { cookie: `report-code=${code.replaceAll('-', '')}` } } : {});
const type = (link: string, code: string) => house.ask(at(link), { form: { code } });

async function newCode({ id, link }: Issued): Promise<string> {
  expect((await house.ask(at(link, '/code'), { form: {} })).headers.get('location')).toBe(at(link, '?asked=1'));
  await house.runJobs();
  return /[A-Z0-9]{4}(-[A-Z0-9]{4}){3}/.exec(await lastMail(id))![0];
}

/** A code that was entered: with it, this browser is in. */
async function entered(report: Issued): Promise<string> {
  const code = await newCode(report);
  expect((await type(report.link, code)).status).toBe(303);
  return code;
}

const log = async (id: string) =>
  (await world.run('select act from records.report_access where report_id = $1 order by at, act', [id])).map(
    ({ act }) => act,
  );

describe('the mails', () => {
  test('tell nothing of a person or a figure', async () => {
    const report = await issued();
    const mails = [await lastMail(report.id), (await newCode(report), await lastMail(report.id))];
    for (const text of mails) expect(text).not.toMatch(/Grace|Lindholm|Institute|summer|enrol/i);
    expect(mails[0]).toContain('Harbor');
  });

  test('come in the recipient’s language', async () => {
    expect(await lastMail((await issued({ recipientLocale: 'es' })).id)).toContain('tiene un informe para usted');
  });
});

describe('the door', () => {
  test('opens by link and code, and writes down every step', async () => {
    const report = await issued();
    const before = await look(report.link);
    expect(before.status).toBe(200);
    expect(await before.text()).not.toMatch(/Grace|Institute|Cedar|Harbor|Agreement/);

    const code = await newCode(report);
    const come = await type(report.link, code.toLowerCase().replaceAll('-', ' '));
    expect(come.status).toBe(303);
    const cookie = come.headers.get('set-cookie')!;
    expect(cookie).toMatch(
      new RegExp(`^report-code=[A-Z0-9]{16}; Path=${at(report.link)}; Max-Age=3600; HttpOnly; SameSite=Lax`),
    );

    const page = await (await look(report.link, code)).text();
    expect(page).toContain('Cedar');
    expect(page).toContain('34 CFR 99.31(a)(6)');
    const file = await look(report.link, code, '/report.csv');
    expect(file.headers.get('content-type')).toContain('text/csv');
    expect(await log(report.id)).toEqual(['code asked', 'entered', 'viewed', 'downloaded']);
    const seen = await (await house.ask(`/reports/${world.district}/${report.id}`, { as: ana })).text();
    expect(seen).toContain('Opened 1 time of 2');
    expect(seen).toContain('Downloaded');
  });

  test('is unknown by any other link', async () => {
    const { link } = await issued();
    for (const other of ['x', 'x'.repeat(32), `${link}x`, link.slice(1), `${link}%00`]) {
      expect((await look(other)).status, other).toBe(404);
      expect((await type(other, 'K7TM-4HRX-9WQA-CDE3')).status, other).toBe(404);
      expect((await house.ask(at(other, '/code'), { form: {} })).status, other).toBe(404);
      expect((await look(other, '', '/report.csv')).status, other).toBe(404);
    }
  });

  test('stays shut to a wrong code, to the code of another report, and to one that was not entered', async () => {
    const [report, other] = [await issued(), await issued()];
    const [code, foreign] = [await newCode(report), await newCode(other)];
    for (const wrong of ['', 'K7TM-4HRX-9WQA-CDE3', foreign, `${code}X`, "' or 1=1 --"]) {
      const answer = await type(report.link, wrong);
      expect(answer.status, wrong).toBe(422);
      expect(await answer.text()).not.toContain('Cedar');
    }
    expect(await (await look(report.link, code)).text()).not.toContain('Cedar');
    expect((await look(report.link, code, '/report.csv')).headers.get('location')).toBe(at(report.link));
    expect(await log(report.id)).toEqual(['code asked', ...Array(5).fill('wrong code')]);
  });

  test('shuts again when the hour of a code is over, to the second', async () => {
    const report = await issued();
    const code = await entered(report);
    const expire = (when: string) =>
      world.run(`update records.report_code set expires_at = ${when} where report_id = $1`, [report.id]);
    await expire(`now() + interval '2 seconds'`);
    expect(await (await look(report.link, code)).text()).toContain('Cedar');
    await expire('now()');
    expect(await (await look(report.link, code)).text()).not.toContain('Cedar');
    expect((await type(report.link, code)).status).toBe(422);
  });

  test('sends three codes in a quarter of an hour and no more', async () => {
    const report = await issued();
    for (const time of [1, 2, 3]) await newCode(report).then((code) => expect(code, String(time)).not.toBe(''));
    const answer = await house.ask(at(report.link, '/code'), { form: {} });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Three codes were sent');
    await world.run(`update records.report_code set asked_at = asked_at - interval '15 minutes' where report_id = $1`, [
      report.id,
    ]);
    await newCode(report);
  });

  test('lets in as many times as was allowed, also two who come at once', async () => {
    const report = await issued({ openings: '1' });
    const codes = [await newCode(report), await newCode(report)];
    const statuses = await Promise.all(codes.map(async (code) => (await type(report.link, code)).status));
    expect(statuses.toSorted()).toEqual([303, 410]);
    const [inside, outside] = statuses[0] === 303 ? codes : codes.toReversed();
    expect(await (await look(report.link, inside)).text()).toContain('Cedar');
    expect((await type(report.link, inside!)).status).toBe(303);
    const over = await look(report.link, outside);
    expect(over.status).toBe(410);
    expect(await over.text()).toContain('as many times as was allowed');
    expect((await house.ask(at(report.link, '/code'), { form: {} })).status).toBe(410);
    expect((await log(report.id)).filter((act) => act === 'entered')).toHaveLength(1);
  });

  test.each([
    ['expired', `update records.report set asked_at = now() - interval '1 day', expires_at = now() where id = $1`],
    [
      'withdrawn',
      `insert into records.report_end (district_id, report_id, ended_by, reason) select district_id, id, asked_by, 'x' from records.report where id = $1`,
    ],
  ])('is shut to everybody once the report is %s, those who are in included', async (_, sql) => {
    const report = await issued();
    const code = await entered(report);
    await world.run(sql, [report.id]);
    for (const answer of [
      await look(report.link, code),
      await look(report.link),
      await type(report.link, code),
      await house.ask(at(report.link, '/code'), { form: {} }),
    ]) {
      expect(answer.status).toBe(410);
      expect(await answer.text()).not.toContain('Cedar');
    }
    expect((await look(report.link, code, '/report.csv')).status).toBe(303);
  });

  test('is open until the last moment', async () => {
    const report = await issued();
    const code = await entered(report);
    await world.run(`update records.report set expires_at = now() + interval '2 seconds' where id = $1`, [report.id]);
    expect((await look(report.link, code)).status).toBe(200);
  });

  test('moves with a new link: the one before opens nothing', async () => {
    const report = await issued();
    const code = await entered(report);
    const path = `/reports/${world.district}/${report.id}`;
    expect((await house.ask(`${path}/link`, { as: ana, form: {} })).status).toBe(303);
    await house.runJobs();
    expect((await look(report.link, code)).status).toBe(404);
    const link = /access\/([\w-]+)\?/.exec(await lastMail(report.id))![1]!;
    expect((await look(link)).status).toBe(200);
  });

  test('is kept by nobody and found by nobody', async () => {
    const report = await issued();
    const code = await entered(report);
    for (const answer of [
      await look(report.link),
      await look(report.link, code),
      await look(report.link, code, '/report.csv'),
      await type(report.link, 'wrong'),
    ]) {
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('x-robots-tag')).toBe('noindex, nofollow');
    }
    expect(await (await look(report.link, code)).text()).toContain('<meta name="robots" content="noindex"');
  });
});

describe('the watermark', () => {
  test('stands at the head and at the end of page and file, which runs no formula', async () => {
    const report = await issued();
    const code = await entered(report);
    const line =
      /Only for =Grace Lindholm, Institute for Learning\. Report \d+ of Harbor, issued .*?, open until .*?\. Not for publication\./;
    const page = await (await look(report.link, code)).text();
    expect(page.split(line.exec(page)![0])).toHaveLength(3);
    const lines = (await (await look(report.link, code, '/report.csv')).text()).trim().split('\n');
    expect(lines[0]).toMatch(line);
    expect(lines.at(-1)).toMatch(line);
    expect(lines[1]).toBe(
      'place,place name,year,as of,indicator,indicator name,group,students,numerator,denominator,value,unit',
    );
    expect(lines[2]).toContain('Cedar,2025–26');
    expect(lines[2]).toMatch(/,all,5,5,,5,count$/);
    expect(lines).toHaveLength(4);
  });
});

describe('by SQL', () => {
  test.each(['visitor', 'doorkeeper'] as Login[])('the login %s reads nothing of a report', async (login) => {
    const client = await house.database.connect(login);
    for (const table of ['', '_approval', '_end', '_issue', '_indicator', '_figure', '_code', '_access'])
      await expect(client.query(`select * from records.report${table}`)).rejects.toThrow(/denied/);
    await expect(client.query(`select records.report_over(null, '')`)).rejects.toThrow(/denied/);
    await client.end();
  });

  test('the doorkeeper has no key to this door', async () => {
    const client = await house.database.connect('doorkeeper');
    await expect(client.query(`select commons.read_report('', '', 'view')`)).rejects.toThrow(/denied/);
    await expect(client.query(`select commons.ask_report_code('')`)).rejects.toThrow(/denied/);
    await client.end();
  });

  test('a visitor gets figures by link and code alone, and never without a row in the log', async () => {
    const report = await issued();
    const code = await entered(report);
    const [issue] = await world.run('select link_hash from records.report_issue where report_id = $1', [report.id]);
    expect(issue!['link_hash']).toBe(hashLink(report.link));
    const client = await house.database.connect('visitor');
    const read = async (link: string | null, secret: string | null, act: string | null) =>
      (
        await client.query<{ answer: { state: string; figures?: unknown[] } | null }>(
          'select commons.read_report($1, $2, $3) as answer',
          [link, secret, act],
        )
      ).rows[0]!.answer;
    const right = hashCode(house.config, code);
    expect(await read(hashLink(report.link), null, 'view')).toEqual({ state: 'locked' });
    expect(await read(hashLink(report.link), code, 'view')).toEqual({ state: 'locked' });
    expect(await read(report.link, right, 'view')).toBeNull();
    expect(await read(null, right, 'view')).toBeNull();
    await expect(read(hashLink(report.link), right, 'peek')).rejects.toThrow(/no such act/);
    await expect(read(hashLink(report.link), right, null)).rejects.toThrow(/no such act/);
    expect(await log(report.id)).toEqual(['code asked', 'entered']);
    expect((await read(hashLink(report.link), right, 'view'))?.figures).toHaveLength(1);
    expect(await log(report.id)).toEqual(['code asked', 'entered', 'viewed']);

    await expect(
      (async () => {
        await client.query('begin read only');
        await read(hashLink(report.link), right, 'view');
      })(),
    ).rejects.toThrow(/read-only/);
    await client.end();
  });

  test('secrets are kept by their hashes alone', async () => {
    const report = await issued();
    const code = await newCode(report);
    const [row] = await world.run(
      `select (select string_agg(i::text, '') from records.report_issue i) || (select string_agg(c::text, '') from records.report_code c) as kept`,
    );
    expect(row!['kept']).not.toContain(report.link);
    expect(row!['kept']).not.toContain(code.replaceAll('-', ''));
  });
});
