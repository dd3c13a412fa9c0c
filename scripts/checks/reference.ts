import { existsSync, readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import type { Check } from './index.ts';

export const reference: Check = {
  name: 'reference',
  about: 'docs/reference says what the code says (npm run reference)',
  run: (root) => {
    // In a process of its own: it reads the house as it is built from this very tree.
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/reference.ts', '--print'], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 50_000_000,
    });
    if (status !== 0) return [`the reference cannot be written: ${stderr.trim().slice(0, 2000)}`];
    const pages = JSON.parse(stdout) as Record<string, string>;
    return Object.entries(pages).flatMap(([file, text]) => {
      if (!existsSync(`${root}${file}`)) return [`${file} is missing: npm run reference`];
      return readFileSync(`${root}${file}`, 'utf8') === text ? [] : [`${file} is out of date: npm run reference`];
    });
  },
};
