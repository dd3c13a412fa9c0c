import { spawnSync } from 'node:child_process';
import type { Check } from './index.ts';

export const types: Check = {
  name: 'types',
  about: 'TypeScript finds no mistake in product, tests, scripts and browser modules',
  run: (root) => [
    ...say(root, 'tsc', ['-p', 'tsconfig.all.json']),
    ...say(root, 'tsc', ['-p', 'tsconfig.browser.json', '--noEmit']),
  ],
};

export const lint: Check = {
  name: 'lint',
  about: 'oxlint finds nothing',
  run: (root) => say(root, 'oxlint', []),
};

export const format: Check = {
  name: 'format',
  about: 'every file is formatted (npm run format)',
  run: (root) => say(root, 'oxfmt', ['--check', '.']),
};

export const deadExports: Check = {
  name: 'dead exports',
  about: 'nothing is exported that nobody uses, no file and no dependency is left over',
  run: (root) => say(root, 'knip', ['--no-progress', '--exclude', 'types']),
};

/** Runs a tool; its output is the problem when it fails. A tool that cannot be started is a problem too. */
function say(root: string, tool: string, args: string[]): string[] {
  const { status, stdout, stderr, error } = spawnSync(tool, args, { cwd: root, encoding: 'utf8' });
  if (status === 0) return [];
  return [error ? `${tool} could not be started: ${error.message}` : `${stdout}${stderr}`.trim().slice(0, 6000)];
}
