import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import { copyDemonstration } from '../demonstration.ts';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** A whole installation in processes of its own, as people run it. */
export interface Site {
  /** Where it answers. */
  address: string;
  dataDir: string;
  /** What it wrote so far. */
  output(): string;
  stop(): Promise<void>;
}

/** Declares an installation that runs for the tests of one file: `demo` with the demonstration, `serve` empty. */
export function testSite(command: 'demo' | 'serve', settings: Record<string, string> = {}): Site {
  const site = {} as Site;
  beforeAll(async () => {
    const dataDir = newDataDir();
    if (command === 'demo') await copyDemonstration(dataDir);
    Object.assign(site, await startSite(command, { ...settings, DATA_DIR: dataDir }));
  }, 300_000);
  afterAll(async () => {
    await site.stop?.();
    if (site.dataDir) rmSync(site.dataDir, { recursive: true, force: true });
  });
  return site;
}

/** Starts an installation on a free port and waits until it says where it is. */
export async function startSite(command: 'demo' | 'serve', settings: Record<string, string> = {}): Promise<Site> {
  const dataDir = settings['DATA_DIR'] ?? newDataDir();
  const child = spawn(process.execPath, [cli, command], {
    env: {
      ...process.env,
      PORT: String(await freePort()),
      DATABASE_URL: '',
      BASE_URL: '',
      ...settings,
      DATA_DIR: dataDir,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const address = await new Promise<string>((resolve, reject) => {
    const read = (text: Buffer) => {
      output += String(text);
      const found = /Longtable is at (\S+)/.exec(output)?.[1];
      if (found) resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`longtable ${command} ended with ${code}:\n${output}`)));
  });
  return { address, dataDir, output: () => output, stop: () => stop(child) };
}

/** The embedded server runs as another user when the tests run as root, and has to pass through. */
function newDataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lt-site-'));
  chmodSync(folder, 0o711);
  return folder;
}

/** A port that nobody listens on; links in mail name it, so it has to be known before the start. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done();
    child.once('exit', () => done());
    child.kill('SIGTERM');
  });
}
