import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));

/** Fills a data folder with the demonstration, which is made once a run: by whichever test file asks first, while others wait. */
export async function copyDemonstration(dataDir: string): Promise<void> {
  const model = join(inject('environment')['DATA_DIR']!, 'demonstration');
  const outcome = `${model}.outcome`;
  if (isFirst(model)) writeFileSync(outcome, await make(model));
  while (!existsSync(outcome)) await new Promise((done) => setTimeout(done, 200));
  const failure = readFileSync(outcome, 'utf8');
  if (failure) throw new Error(`The demonstration could not be made:\n${failure}`);
  // Node's own copy would give everything to root, and the server runs as somebody else.
  execFileSync('cp', ['-a', `${model}/.`, dataDir]);
}

function isFirst(model: string): boolean {
  try {
    mkdirSync(model, { mode: 0o711 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** What went wrong; nothing when all went well. */
async function make(dataDir: string): Promise<string> {
  const env = { ...process.env, DATABASE_URL: '', BASE_URL: '', LOG_LEVEL: 'error', DATA_DIR: dataDir };
  try {
    await promisify(execFile)(process.execPath, [cli, 'demo', '--load-only'], { env });
    return '';
  } catch (error) {
    const { message, stdout, stderr } = error as Error & { stdout: string; stderr: string };
    return [message, stdout, stderr].join('\n');
  }
}
