import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keeperScope } from '#ground/db/scope.js';
import { refreshResults } from '#rooms/results/room.js';
import { testHouse } from '../../../../tests/house.js';
import { type RecordsWorld, recordsWorld } from '../../../../tests/records/world.js';
import { reportCommand } from './command.js';

const house = testHouse();
const folder = mkdtempSync(join(tmpdir(), 'reports-'));
afterAll(() => rmSync(folder, { recursive: true }));
let world: RecordsWorld;
let ana: string;
let thomas: string;

beforeAll(async () => {
  world = await recordsWorld(house);
  await world.student();
  await keeperScope(house.database, (tx) => refreshResults(tx, world.district, { all: true }));
  ana = await house.person('district data steward', world.district);
  thomas = await house.person('district data steward', world.district);
  await world.run(
    `insert into auth."user" (id, name, email, email_verified) values ($1, 'Ana', 'ana@example.org', true)`,
    [ana],
  );
});

async function report(args: string[], options: Record<string, string> = {}) {
  const said: string[] = [];
  const desk = {
    config: house.config,
    log: house.services.log,
    database: async () => house.database,
    say: (line: string) => void said.push(line),
    progress: () => {},
  };
  return { code: await reportCommand.run(desk, args, options), said: said.join('\n') };
}

const request = (changes: Record<string, string> = {}) =>
  report(['request'], {
    district: world.district,
    by: 'ana@example.org',
    purpose: 'Evaluation',
    basis: 'studies',
    agreement: 'Agreement 12',
    recipient: 'Grace Lindholm',
    organization: 'Institute for Learning',
    email: 'grace@example.org',
    lang: 'en',
    indicators: 'enrolment',
    years: '2025',
    breakdowns: '',
    expires: new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10),
    openings: '5',
    ...changes,
  });
const requested = async () => /[0-9a-f-]{36}/.exec((await request()).said)![0];
const approve = (id: string) => house.ask(`/reports/${world.district}/${id}/approval`, { as: thomas, form: {} });

describe('longtable report request', () => {
  test('asks in the name of a data steward, and somebody else approves', async () => {
    const id = await requested();
    expect(await world.run('select asked_by from records.report where id = $1', [id])).toEqual([{ asked_by: ana }]);
    expect((await approve(id)).status).toBe(303);
    await house.runJobs();
    expect((await report(['list'], { district: world.district })).said).toMatch(
      new RegExp(`${id} {2}report \\d+ {2}approved {2}until .* Institute for Learning`),
    );
  });

  test.each([
    ['by', 'james@example.org', 'james@example.org is not the address'],
    ['district', 'Nowhere', 'There is no district Nowhere'],
    ['basis', 'curiosity', '--basis: Choose a legal basis.'],
    ['places', 'Nowhere', '--places: Choose at least one place.'],
    ['expires', '2020-01-01', '--expires: Choose a day'],
    ['email', 'grace', '--email: Write an email address'],
  ])('says what to correct in --%s', async (option, value, words) => {
    const { code, said } = await request({ [option]: value });
    expect(code).toBe(2);
    expect(said).toContain(words);
  });
});

describe('longtable report export', () => {
  test('freezes what was approved, logs the copy, and writes it once, for one reader', async () => {
    const id = await requested();
    const to = join(folder, 'report.csv');
    expect((await report(['export', id], { to })).said).toContain('nobody has approved it yet');
    await approve(id);
    expect((await report(['export', id], { to })).code).toBe(0);
    expect(readFileSync(to, 'utf8').match(/Only for Grace Lindholm, Institute for Learning/g)).toHaveLength(2);
    expect(statSync(to).mode & 0o777).toBe(0o600);
    expect(await report(['export', id], { to })).toEqual({
      code: 2,
      said: `${to} is there already. Give another name with --to.`,
    });
    expect(await world.run('select act from records.report_access where report_id = $1', [id])).toContainEqual({
      act: 'exported',
    });
    // The job that comes after finds it frozen, and sends the link.
    await house.runJobs();
    expect(await world.run('select from records.report_issue where report_id = $1', [id])).toHaveLength(1);
  });

  test('writes nothing of what was withdrawn', async () => {
    const id = await requested();
    await approve(id);
    await house.ask(`/reports/${world.district}/${id}/end`, { as: ana, form: { reason: 'x' } });
    const { code, said } = await report(['export', id], { to: join(folder, 'withdrawn.csv') });
    expect([code, said]).toEqual([2, 'The report was not written: it was withdrawn or has expired.']);
  });

  test('knows only reports, and three words', async () => {
    expect((await report(['export', 'x'])).said).toBe('There is no report x.');
    expect((await report(['approve'])).code).toBe(2);
  });
});
