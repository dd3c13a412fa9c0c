// Compiles the server and the browser modules, then gathers the assets. No bundler.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { rmSync } from 'node:fs';
import { gatherAssets } from './assets.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

rmSync(`${root}dist`, { recursive: true, force: true });
compile('tsconfig.json');
compile('tsconfig.browser.json');
gatherAssets(root);

function compile(project: string) {
  const { status } = spawnSync('tsc', ['-p', project], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
