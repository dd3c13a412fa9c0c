import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import type { Check } from '../../scripts/checks/index.ts';

export const repository = fileURLToPath(new URL('../..', import.meta.url));

/** A small house that passes every check: what the planted files stand in. */
const sound: Record<string, string> = {
  'package.json': `${JSON.stringify({ name: 'small', version: '1.0.0', private: true, bin: './dist/cli.js', type: 'module', imports: { '#*': './dist/*' } }, null, 2)}\n`,
  'src/cli.ts': `import { rooms } from './house.js';\n\nconsole.log(rooms.length);\n`,
  'src/worker.ts': `import { rooms } from './house.js';\n\nconsole.log(rooms.length);\n`,
  'src/house.ts': `import { garden } from '#rooms/garden/room.js';\nimport { kitchen } from '#rooms/kitchen/room.js';\n\nexport const rooms = [garden, kitchen];\n`,
  'src/ground/greet.ts': `export const greet = (name: string): string => \`Hello \${name}\`;\n`,
  'src/ground/menu.client.ts': `document.querySelector('nav')?.classList.add('open');\n`,
  'src/engines/adding/index.ts': `export const add = (a: number, b: number): number => a + b;\n`,
  'src/rooms/garden/room.ts': `import { add } from '#engines/adding/index.js';\nimport { greet } from '#ground/greet.js';\n\nexport const garden = greet(String(add(1, 2)));\n`,
  'src/rooms/kitchen/room.ts': `import { garden } from '#rooms/garden/room.js';\nimport { words } from './words.js';\n\nexport const kitchen = garden + words('kitchen.title');\n`,
  'src/rooms/kitchen/words.ts': `import en from './messages.en.json' with { type: 'json' };\n\nexport const words = (key: keyof typeof en): string => en[key];\n`,
  'src/rooms/kitchen/messages.en.json': '{ "kitchen.title": "{count, plural, one {# pan} other {# pans}}" }\n',
  'src/rooms/kitchen/messages.es.json': '{ "kitchen.title": "{count, plural, one {# olla} other {# ollas}}" }\n',
};

const settings = [
  'tsconfig.json',
  'tsconfig.all.json',
  'tsconfig.browser.json',
  '.oxlintrc.json',
  '.oxfmtrc.json',
  'knip.json',
];
const roots: string[] = [];

/** Runs a check on the small house, with these files planted in it. */
export async function checkWith(check: Check, planted: Record<string, string> = {}): Promise<string[]> {
  return check.run(smallHouse(planted));
}

/** A folder with the small house in it, this repository's settings and its tools. */
export function smallHouse(planted: Record<string, string> = {}): string {
  const root = `${mkdtempSync(join(tmpdir(), 'lt-check-'))}/`;
  roots.push(root);
  for (const [path, text] of Object.entries({ ...sound, ...planted })) {
    mkdirSync(dirname(root + path), { recursive: true });
    writeFileSync(root + path, text);
  }
  for (const file of settings) cpSync(repository + file, root + file);
  symlinkSync(`${repository}node_modules`, `${root}node_modules`);
  writeFileSync(`${root}.gitignore`, 'node_modules\n');
  execFileSync('git', ['init', '--quiet'], { cwd: root });
  return root;
}

export function removeTreesAfterwards(): void {
  afterAll(() => {
    for (const root of roots) rmSync(root, { recursive: true, force: true });
  });
}
