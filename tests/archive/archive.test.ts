import { createHash } from 'node:crypto';
import {
  createWriteStream,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import yazl from 'yazl';
import type { Manifest } from '#ground/db/archive/manifest.js';
import { manifestSchema } from '#ground/db/archive/manifest.js';
import { openArchive } from '#ground/db/archive/read.js';
import { restoreArchive } from '#ground/db/archive/restore.js';
import { writeArchive } from '#ground/db/archive/write.js';
import type { Database } from '#ground/db/open.js';
import { testHouse } from '../house.js';

const source = testHouse();
const target = testHouse();
const folder = mkdtempSync(join(tmpdir(), 'lt-archive-'));
const file = join(folder, 'backup.zip');
const mustBeEmpty = ['commons.organization', 'commons.person', 'auth."user"'];
const now = new Date('2026-11-22T12:00:00Z');

afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  const keeper = source.database.pool('keeper');
  const [network, district, school] = [uuidv7(), uuidv7(), uuidv7()];
  // A child that stands before its parent in any order of ids, and signs that trip a careless text format.
  await keeper.query(
    `insert into commons.organization (id, kind, name, parent_id, latitude) values
       ($1, 'network', E'Red\\tde "escuelas"\\n\\\\.', null, 41.823999999999998), ($2, 'district', 'Distrito ñ 学校', $1, null), ($3, 'school', '\\N', $2, null)`,
    [network, district, school],
  );
  const person = await source.person('network staff', network, 'Ana');
  await keeper.query(`insert into auth."user" (id, email, email_verified) values ($1, 'ana@example.org', true)`, [
    person,
  ]);
  await keeper.query(
    `insert into auth.session (id, user_id, token, expires_at) values ($1, $2, 'open sesame', now() + interval '1 day')`,
    [uuidv7(), person],
  );
  await keeper.query(
    `insert into commons.file (id, name, media_type, size, sha256) values ($1, 'a.bin', 'application/octet-stream', 300000, 'x')`,
    [school],
  );
  await keeper.query(
    `insert into commons.file_piece (file_id, number, bytes) select $1, n, decode(repeat(md5(n::text), 8000), 'hex') from generate_series(1, 3) n`,
    [school],
  );
  await keeper.query(`select jobs.enqueue('send-invitation', $1)`, [uuidv7()]);
});

describe('a backup', () => {
  test('restored elsewhere has the very same rows, without sessions', async () => {
    const manifest = await writeArchive(source.database, file, now);
    expect(manifest.tables.length).toBeGreaterThan(15);
    await restoreArchive(target.database, file, mustBeEmpty);
    const [there, here] = [await digests(source.database), await digests(target.database)];
    expect(here.get('auth.session')?.rows).toBe(0);
    for (const digest of [there, here]) for (const table of ['auth.session', 'auth.actor_key']) digest.delete(table);
    expect(here).toEqual(there);
    expect(there.get('commons.organization')?.rows).toBe(3);
    expect(there.get('jobs.request')?.rows).toBe(1);
  });

  test('leaves constraints and triggers as they were', async () => {
    const describeAll = async (database: Database) =>
      (
        await database.pool('keeper').query(
          `select c.conrelid::regclass::text as "on", c.conname as name, pg_get_constraintdef(c.oid) as what from pg_constraint c where c.contype = 'f'
           union all select t.tgrelid::regclass::text, t.tgname, t.tgenabled::text from pg_trigger t where not t.tgisinternal order by 1, 2`,
        )
      ).rows;
    expect(await describeAll(target.database)).toEqual(await describeAll(source.database));
  });

  test('is readable by its owner alone, has its name only when whole, and overwrites nothing', async () => {
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(existsSync(`${file}.partial`)).toBe(false);
    await expect(writeArchive(source.database, file, now)).rejects.toThrow(/exists/);
    await expect(writeArchive(source.database, join(folder, 'no', 'such', 'folder.zip'), now)).rejects.toThrow(
      /cannot be written/,
    );
  });

  test('counts work that the queue has taken but not finished as still to be done', async () => {
    const { jobs } = await withQueue();
    const { manifest, close } = await openArchive(await backUp('queue.zip'));
    close();
    expect(manifest.tables.find(({ name }) => name === 'jobs.request')?.rows).toBe(1 + jobs);
  });
});

describe('a restore is refused, and changes nothing,', () => {
  test('where somebody lives', async () => {
    await expect(restoreArchive(source.database, file, mustBeEmpty)).rejects.toThrow(
      /in use: commons.organization has rows/,
    );
  });

  describe('from', () => {
    let before: Map<string, Digest>;
    beforeAll(async () => {
      await target.database.pool('keeper').query('truncate commons.organization, commons.person, auth."user" cascade');
      before = await digests(target.database);
    });

    test.each<[string, RegExp, (path: string) => Promise<void> | void]>([
      ['nothing', /There is no file/, () => {}],
      ['a text', /not a backup made by Longtable/, (path) => writeFileSync(path, 'hello')],
      ['some other archive', /not a backup made by Longtable/, (path) => writeZip(path, { 'a.txt': 'a' })],
      ['a backup that is cut off', /cut off or damaged/, (path) => cutOff(path)],
      ['a backup with a flipped bit', /cut off or damaged/, (path) => flip(path)],
      [
        'a backup from a newer version',
        /newer Longtable .* 9999_later.sql/,
        (path) => change(path, (manifest) => manifest.migrations.push({ name: '9999_later.sql', sha256: '' })),
      ],
      [
        'a backup from an older version',
        /older Longtable/,
        (path) => change(path, (manifest) => manifest.migrations.pop()),
      ],
      [
        'a backup that names tables of its own',
        /does not hold the tables/,
        (path) => change(path, (manifest) => (manifest.tables[0]!.name = 'pg_authid')),
      ],
      [
        'a backup with SQL for a column',
        /does not hold the tables/,
        (path) => change(path, (manifest) => (manifest.tables[0]!.columns = ["id) from program 'id' --"])),
      ],
      [
        'a backup with a sequence that is none',
        /a sequence that this database lacks/,
        (path) => change(path, (manifest) => manifest.sequences.push({ name: 'x', value: '1', called: true })),
      ],
      [
        'a backup with another sum',
        /is not what its manifest says/,
        (path) => change(path, (manifest) => (organizations(manifest).sha256 = '0'.repeat(64))),
      ],
      [
        'a backup with more rows than it says',
        /is not what its manifest says/,
        (path) => change(path, (manifest) => (organizations(manifest).rows = 1)),
      ],
      [
        'a backup whose part is missing',
        /lacks its part/,
        (path) =>
          change(
            path,
            () => {},
            (parts) => parts.delete('tables/commons.person.copy'),
          ),
      ],
      [
        'a backup whose rows refer to none',
        /contradicts itself/,
        (path) =>
          change(path, emptyOut('commons.organization'), (parts) =>
            parts.set('tables/commons.organization.copy', Buffer.alloc(0)),
          ),
      ],
    ])('%s', async (name, message, make) => {
      const path = join(folder, `${name.replaceAll(' ', '-')}.zip`);
      await make(path);
      await expect(restoreArchive(target.database, path, mustBeEmpty)).rejects.toThrow(message);
      expect(await digests(target.database)).toEqual(before);
    });
  });
});

interface Digest {
  rows: number;
  sum: string;
}

/** How many rows each table has, and a sum over all of them in an order of their own. */
async function digests(database: Database): Promise<Map<string, Digest>> {
  const keeper = database.pool('keeper');
  const { rows } = await keeper.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('commons', 'records', 'published', 'auth') or tablename = 'request' and schemaname = 'jobs' order by 1`,
  );
  const all = new Map<string, Digest>();
  for (const { name } of rows)
    all.set(
      name,
      (
        await keeper.query<Digest>(
          `select count(*)::int as rows, coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum from ${name} t`,
        )
      ).rows[0]!,
    );
  return all;
}

async function backUp(name: string): Promise<string> {
  const path = join(folder, name);
  await writeArchive(source.database, path, now);
  return path;
}

/** What a worker leaves behind when it is killed: one piece of work waiting, one under way, one done, one of the clock's. */
async function withQueue(): Promise<{ jobs: number }> {
  const keeper = source.database.pool('keeper');
  await keeper.query(
    `create table if not exists jobs.job (id uuid default gen_random_uuid(), name text, data jsonb, state text, created_on timestamptz default now())`,
  );
  const data = JSON.stringify({ subject: uuidv7(), actor: null });
  await keeper.query(
    `insert into jobs.job (name, data, state) values ('a', $1, 'created'), ('b', $1, 'active'), ('c', $1, 'completed'), ('d', null, 'created')`,
    [data],
  );
  return { jobs: 2 };
}

function cutOff(path: string): void {
  writeFileSync(path, readFileSync(file));
  truncateSync(path, Math.floor(statSync(file).size * 0.7));
}

/** Somewhere in the rows, past the first part's header. */
function flip(path: string): void {
  const bytes = readFileSync(file);
  const at = bytes.indexOf('tables/commons.file_piece.copy') + 400;
  bytes[at] = bytes[at]! ^ 0xff;
  writeFileSync(path, bytes);
}

const organizations = (manifest: Manifest) => manifest.tables.find(({ name }) => name === 'commons.organization')!;

const emptyOut = (table: string) => (manifest: Manifest) =>
  Object.assign(
    manifest.tables.find(({ name }) => name === table)!,
    { rows: 0, bytes: 0, sha256: createHash('sha256').digest('hex') },
  );

/** The good backup with its manifest or its parts changed. */
async function change(
  path: string,
  edit: (manifest: Manifest) => unknown,
  editParts: (parts: Map<string, Buffer>) => unknown = () => {},
): Promise<void> {
  const archive = await openArchive(file);
  const manifest = manifestSchema.parse(structuredClone(archive.manifest));
  const parts = new Map<string, Buffer>();
  for (const { name, bytes } of archive.manifest.tables) {
    const chunks = await (await archive.open(`tables/${name}.copy`, bytes)).toArray();
    parts.set(`tables/${name}.copy`, Buffer.concat(chunks as Buffer[]));
  }
  archive.close();
  edit(manifest);
  editParts(parts);
  await writeZip(path, { ...Object.fromEntries(parts), 'manifest.json': JSON.stringify(manifest) });
}

async function writeZip(path: string, parts: Record<string, string | Buffer>): Promise<void> {
  const zip = new yazl.ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
}
