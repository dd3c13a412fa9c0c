import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '#ground/config.js';
import { type Database, openDatabase } from '#ground/db/open.js';
import { createLog } from '#ground/log.js';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const jobRunner = fileURLToPath(new URL('run-job.ts', import.meta.url));

/** An installation in a folder of its own, to be killed again and again. */
export interface Victim {
  dataDir: string;
  settings: Record<string, string>;
  /** Starts `longtable …` and gives the process. */
  start(...words: string[]): ChildProcess;
  /** Does one job in a process of its own, which writes `began` and `done`. */
  startJob(name: string, subject: string): ChildProcess;
  /** Runs `longtable …` to its end. */
  run(...words: string[]): Promise<{ code: number | null; output: string }>;
  /** Looks into the database through connections of one's own. */
  look<T>(work: (database: Database) => Promise<T>): Promise<T>;
  /** Kills every process of the database at once, as a power cut would. */
  killDatabase(): void;
  remove(): void;
}

export function createVictim(settings: Record<string, string> = {}): Victim {
  const dataDir = mkdtempSync(join(tmpdir(), 'lt-crash-'));
  chmodSync(dataDir, 0o711);
  const env = { ...process.env, DATABASE_URL: '', BASE_URL: '', LOG_LEVEL: 'error', ...settings, DATA_DIR: dataDir };
  const node = (...words: string[]) => spawn(process.execPath, words, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const start = (...words: string[]) => node(cli, ...words);
  return {
    dataDir,
    settings: { LOG_LEVEL: 'error', ...settings, DATA_DIR: dataDir },
    start,
    startJob: (...words) => node(jobRunner, ...words),
    run: (...words) => end(start(...words)),
    look: async (work) => {
      const database = await openDatabase(readConfig({ ...settings, DATA_DIR: dataDir }), createLog('error'));
      try {
        return await work(database);
      } finally {
        await database.close();
      }
    },
    killDatabase: () => kill(databaseProcesses(dataDir)),
    remove: () => {
      kill(databaseProcesses(dataDir));
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export interface Crash {
  /** Longtable's own processes, or the database's. */
  of: 'longtable' | 'database';
  times: number;
  /** How long the work takes when nobody interrupts it, in milliseconds. */
  within: number;
  /** Starts the work. */
  work(time: number): ChildProcess;
  /** What the work writes when it begins; without it the clock starts with the process. */
  begins?: string;
  /** What the work writes when it is done. Work that is done before its kill came was quicker than `within`: later kills come sooner. */
  ends?: string;
  /** Looks at what is there after a crash; throws when it is neither all nor nothing. */
  verify(time: number): Promise<void>;
}

/**
 * Kills at moments spread evenly over the work, a little shifted each time, the same in every run. Gives what each work wrote
 * before it ended.
 */
export async function crashAgainAndAgain(
  victim: Victim,
  { of, times, within, work, begins, ends, verify }: Crash,
): Promise<string[]> {
  const outputs: string[] = [];
  let shortest = within;
  for (let time = 0; time < times; time += 1) {
    const child = work(time);
    const ended = end(child);
    if (begins) await says(child, begins);
    const began = performance.now();
    const moment = new Promise<void>((done) => setTimeout(done, (shortest * (time + 0.5)) / times));
    if (ends)
      await Promise.race([
        moment,
        says(child, ends).then(
          () => (shortest = performance.now() - began),
          () => moment,
        ),
      ]);
    else await moment;
    if (of === 'database') victim.killDatabase();
    kill(descendants(child.pid!));
    outputs.push((await ended).output);
    await verify(time);
  }
  return outputs;
}

/** Waits until a process has written these words. */
export function says(child: ChildProcess, words: string): Promise<void> {
  return new Promise((done, fail) => {
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (text: Buffer) => {
        output += String(text);
        if (output.includes(words)) done();
      });
    child.once('exit', () => fail(new Error(`ended before it said "${words}":\n${output}`)));
  });
}

export function end(child: ChildProcess): Promise<{ code: number | null; output: string }> {
  let output = '';
  child.stdout?.on('data', (text: Buffer) => (output += String(text)));
  child.stderr?.on('data', (text: Buffer) => (output += String(text)));
  return new Promise((done) =>
    child.once('close', (code, signal) => done({ code, output: signal ? `${output}\n(ended by ${signal})` : output })),
  );
}

interface ProcessLine {
  pid: number;
  parent: number;
  command: string;
}

/** From /proc, because a bare Linux has no `ps`; from `ps` elsewhere. */
function processes(): ProcessLine[] {
  if (!existsSync('/proc/self/stat'))
    return execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
      .split('\n')
      .flatMap((line) => {
        const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
        return pid ? [{ pid: Number(pid), parent: Number(parent), command }] : [];
      });
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap(readProcess);
}

function readProcess(pid: string): ProcessLine[] {
  try {
    const parent = Number(
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) \S+ /, '')
        .split(' ')[0],
    );
    return [{ pid: Number(pid), parent, command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ') }];
  } catch {
    // It ended while we looked.
    return [];
  }
}

/** A process and all that it started, except the database, which has to be killed by name. */
function descendants(pid: number): number[] {
  const all = processes();
  const below = (parent: number): number[] =>
    all
      .filter((each) => each.parent === parent && !/\/bin\/postgres /.test(each.command))
      .flatMap((each) => [each.pid, ...below(each.pid)]);
  return [pid, ...below(pid)];
}

function databaseProcesses(dataDir: string): number[] {
  const all = processes();
  const server = all.find(
    ({ command }) => command.includes(`${dataDir}/postgres/programs`) && command.includes(' -D '),
  );
  return server ? [server.pid, ...all.filter(({ parent }) => parent === server.pid).map(({ pid }) => pid)] : [];
}

function kill(pids: number[]): void {
  for (const pid of pids)
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      // It ended by itself in the meantime.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
}
