import { cpSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { beforeAll, expect, test } from 'vitest';
import { reference } from '../../scripts/checks/reference.ts';
import { removeTreesAfterwards, repository, smallHouse } from './tree.js';

removeTreesAfterwards();
let root: string;

beforeAll(() => {
  root = smallHouse();
  cpSync(`${repository}package.json`, `${root}package.json`);
  cpSync(`${repository}scripts`, `${root}scripts`, { recursive: true });
  symlinkSync(`${repository}dist`, `${root}dist`);
  execFileSync(process.execPath, ['scripts/reference.ts'], { cwd: root });
});

test('the reference that was just written is up to date', async () => {
  expect(await reference.run(root)).toEqual([]);
});

test('pages that say something else are out of date, and one that is missing is missed', async () => {
  const told = ['routes', 'permissions', 'commands', 'jobs'];
  for (const page of told) {
    const file = `${root}docs/reference/${page}.md`;
    writeFileSync(file, readFileSync(file, 'utf8').replace(/\n[^\n]+\n$/, '\n'));
  }
  rmSync(`${root}docs/reference/settings.md`);
  expect((await reference.run(root)).toSorted()).toEqual(
    [
      ...told.map((page) => `docs/reference/${page}.md is out of date: npm run reference`),
      'docs/reference/settings.md is missing: npm run reference',
    ].toSorted(),
  );
});
