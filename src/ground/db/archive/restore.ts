import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Database } from '../open.js';
import { schemaOf, sequencesOf, type Table, tablesOf, tablesToEmpty } from './contents.js';
import { ArchiveRefused, type ArchivedTable, type Manifest, tableEntry } from './manifest.js';
import { Meter } from './meter.js';
import { type Archive, damaged, openArchive } from './read.js';
import type { Tell } from './write.js';

/**
 * Fills an empty database from a backup in one transaction: all of it or nothing, also when the machine stops halfway.
 * `mustBeEmpty` are the tables whose rows show that the database is in use.
 * @throws {ArchiveRefused} when database or archive is not as it must be; the database is then as it was.
 */
export async function restoreArchive(
  database: Database,
  path: string,
  mustBeEmpty: readonly string[],
  tell: Tell = () => {},
): Promise<Manifest> {
  const archive = await openArchive(path);
  const client = await database.connect('keeper');
  try {
    compareSchemas(archive.manifest, await schemaOf(client));
    await client.query('begin');
    await client.query(`set local datestyle = 'ISO'; set local timezone = 'UTC'; set local row_security = off`);
    await claim(client, mustBeEmpty);
    const tables = compareTables(archive.manifest, await tablesOf(client));
    await compareSequences(archive.manifest, client);
    await withoutConstraints(client, tables, async () => {
      await client.query(`truncate ${(await tablesToEmpty(client)).join(', ')}`);
      for (const table of archive.manifest.tables) await load(client, archive, table, path, tell);
    });
    for (const { name, value, called } of archive.manifest.sequences)
      await client.query('select setval($1::text::regclass, $2::bigint, $3)', [name, value, called]);
    await client.query(`select pg_notify('public_changed', ''), pg_notify('job_requested', '')`);
    await client.query('commit');
    await client.query('analyze');
    return archive.manifest;
  } finally {
    archive.close();
    await client.end();
  }
}

/** Rows fit the tables they came from; to bring them forward is the work of the version that knows how. */
function compareSchemas({ madeBy, migrations }: Manifest, here: { name: string; sha256: string }[]): void {
  const missing = migrations.filter(({ name }) => !here.some((each) => each.name === name)).map(({ name }) => name);
  const extra = here.filter(({ name }) => !migrations.some((each) => each.name === name)).map(({ name }) => name);
  const changed = migrations
    .filter(({ name, sha256 }) => here.some((each) => each.name === name && each.sha256 !== sha256))
    .map(({ name }) => name);
  if (missing.length > 0)
    throw new ArchiveRefused(
      `This backup is from a newer Longtable (${madeBy}; this one does not know ${missing.join(', ')}). Install that version, then restore.`,
    );
  if (extra.length > 0)
    throw new ArchiveRefused(
      `This backup is from an older Longtable (${madeBy}; it lacks ${extra.join(', ')}). Restore it with that version into a new data folder, then start this version on that folder: it brings the data up to date.`,
    );
  if (changed.length > 0)
    throw new ArchiveRefused(
      `This backup is from a changed Longtable (${madeBy}; it has another ${changed.join(', ')}). Restore it with that version.`,
    );
}

/** Nobody writes to the tables from here to the end, so what was found empty stays so. */
async function claim(client: pg.ClientBase, mustBeEmpty: readonly string[]): Promise<void> {
  await client.query(`lock table ${(await tablesToEmpty(client)).join(', ')} in access exclusive mode`);
  for (const table of mustBeEmpty) {
    const { rowCount } = await client.query(`select from ${table} limit 1`);
    if (rowCount)
      throw new ArchiveRefused(
        `This database is in use: ${table} has rows. Restore into an empty one: set DATA_DIR to a new folder, or DATABASE_URL to a new database.`,
      );
  }
}

/** Names go into SQL only when this database has the very same. */
function compareTables({ tables }: Manifest, here: Table[]): Table[] {
  const describe = ({ name, columns }: Table) => `${name} (${columns.join(', ')})`;
  const [theirs, ours] = [tables.map(describe).toSorted(), here.map(describe).toSorted()];
  const odd = theirs.find((each, at) => each !== ours[at]) ?? ours.find((each, at) => each !== theirs[at]);
  if (odd)
    throw new ArchiveRefused(`The backup does not hold the tables of this database; the first that differs is ${odd}.`);
  return here;
}

async function compareSequences({ sequences }: Manifest, client: pg.ClientBase): Promise<void> {
  const ours = (await sequencesOf(client)).map(({ name }) => name);
  const odd = sequences.find(({ name }) => !ours.includes(name));
  if (odd) throw new ArchiveRefused(`The backup holds a sequence that this database lacks: ${odd.name}.`);
}

/**
 * Tables may refer to each other in circles, so foreign keys are taken away while rows are loaded and made again
 * afterwards, when the database checks every row of them. The tables' own triggers already ran when the rows were new.
 * Both are part of the transaction.
 */
async function withoutConstraints(client: pg.ClientBase, tables: Table[], work: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `select format('%I.%I', n.nspname, c.relname) as table, quote_ident(k.conname) as name, pg_get_constraintdef(k.oid) as definition
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     where k.contype = 'f' and k.conparentid = 0 and format('%I.%I', n.nspname, c.relname) = any ($1)`,
    [tables.map(({ name }) => name)],
  );
  for (const { table, name } of rows) await client.query(`alter table ${table} drop constraint ${name}`);
  for (const { name } of tables) await client.query(`alter table ${name} disable trigger user`);
  await work();
  for (const { name } of tables) await client.query(`alter table ${name} enable trigger user`);
  for (const { table, name, definition } of rows) {
    try {
      await client.query(`alter table ${table} add constraint ${name} ${definition}`);
    } catch (error) {
      throw new ArchiveRefused(`The backup contradicts itself: ${(error as Error).message}.`, { cause: error });
    }
  }
}

async function load(
  client: pg.ClientBase,
  archive: Archive,
  table: ArchivedTable,
  path: string,
  tell: Tell,
): Promise<void> {
  const bytes = await archive.open(tableEntry(table.name), table.bytes);
  const meter = new Meter({ limit: table.bytes, tell: (done) => tell(table.name, done) });
  const rows = client.query(copyFrom(`copy ${table.name} (${table.columns.join(', ')}) from stdin`));
  try {
    await pipeline(bytes, meter, rows);
  } catch (error) {
    throw damaged(path, new Error(`${table.name}: ${(error as Error).message}`, { cause: error }));
  }
  if (meter.bytes !== table.bytes || meter.sha256() !== table.sha256 || rows.rowCount !== table.rows)
    throw damaged(path, new Error(`${table.name} is not what its manifest says`));
}
