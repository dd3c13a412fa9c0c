import { describe, expect, test } from 'vitest';
import { direction } from '../../scripts/checks/direction.ts';
import { messages } from '../../scripts/checks/messages.ts';
import { room } from '../../scripts/checks/room.ts';
import { deadExports, format, lint, types } from '../../scripts/checks/tools.ts';
import { words } from '../../scripts/checks/words.ts';
import { checkWith, removeTreesAfterwards } from './tree.js';

removeTreesAfterwards();

const lines = (count: number) => 'export {};\n'.repeat(count);
const kitchen = (en: object, es: object) => ({
  'src/rooms/kitchen/messages.en.json': JSON.stringify({ 'kitchen.title': 'Kitchen', ...en }),
  'src/rooms/kitchen/messages.es.json': JSON.stringify({ 'kitchen.title': 'Cocina', ...es }),
});
const inRoom = (text: string) => ({ 'src/rooms/kitchen/stove.ts': text });

/** Each file that breaks a rule, and the words with which the check says so. */
const plantings = [
  {
    check: types,
    what: 'a wrong type',
    files: { 'src/ground/wrong.ts': `export const wrong: number = 'text';\n` },
    says: /src\/ground\/wrong\.ts.*TS2322/,
  },
  {
    check: types,
    what: 'a wrong type in a browser module',
    files: { 'src/ground/wrong.client.ts': `document.nothing();\nexport {};\n` },
    says: /wrong\.client\.ts.*TS2339/,
  },
  {
    check: types,
    what: 'a wrong type in a test',
    files: { 'tests/wrong.test.ts': `export const wrong: number = 'text';\n` },
    says: /tests\/wrong\.test\.ts.*TS2322/,
  },
  {
    check: lint,
    what: 'a comparison that converts',
    files: { 'src/ground/loose.ts': `export const same = (a: unknown, b: unknown) => a == b;\n` },
    says: /eqeqeq/,
  },
  {
    check: lint,
    what: 'any',
    files: { 'src/ground/any.ts': `export const loose = (value: any): unknown => value;\n` },
    says: /no-explicit-any/,
  },
  {
    check: format,
    what: 'a file that is not formatted',
    files: { 'src/ground/crooked.ts': `export   const a   = "b"\n` },
    says: /crooked\.ts/,
  },
  {
    check: deadExports,
    what: 'an export that nobody uses',
    files: { 'src/ground/greet.ts': `export const greet = (name: string): string => name;\nexport const wave = 1;\n` },
    says: /wave/,
  },
  {
    check: deadExports,
    what: 'a file that nobody imports',
    files: { 'src/ground/lonely.ts': 'export const lonely = 1;\n' },
    says: /lonely\.ts/,
  },
  {
    check: direction,
    what: 'ground that imports a room',
    files: { 'src/ground/upward.ts': `import { garden } from '#rooms/garden/room.js';\n` },
    says: /upward\.ts imports .*: the ground knows nothing above it/,
  },
  {
    check: direction,
    what: 'a room that imports the composition root',
    files: inRoom(`import { rooms } from '#house.js';\n`),
    says: /the composition roots stand above/,
  },
  {
    check: direction,
    what: 'a room that reaches into another',
    files: inRoom(`import { seed } from '#rooms/garden/seed.js';\n`),
    says: /a room is used through its room\.ts/,
  },
  {
    check: direction,
    what: 'a room that reaches into another by its relative path',
    files: inRoom(`import { seed } from '../garden/seed.js';\n`),
    says: /a room is used through its room\.ts/,
  },
  {
    check: direction,
    what: 'a room that loads another’s inside on demand',
    files: inRoom(`export const later = () => import('#rooms/garden/seed.js');\n`),
    says: /a room is used through its room\.ts/,
  },
  {
    check: direction,
    what: 'a room that reaches into an engine',
    files: inRoom(`import { carry } from '#engines/adding/carry.js';\n`),
    says: /an engine is used through its index\.ts/,
  },
  {
    check: direction,
    what: 'rooms in a circle',
    files: { 'src/rooms/garden/gate.ts': `import { kitchen } from '#rooms/kitchen/room.js';\n` },
    says: /rooms go in a circle: garden → kitchen → garden/,
  },
  {
    check: direction,
    what: 'an engine that imports the ground',
    files: { 'src/engines/adding/hello.ts': `import { greet } from '#ground/greet.js';\n` },
    says: /an engine knows neither rooms nor ground/,
  },
  {
    check: direction,
    what: 'an engine that reads files',
    files: { 'src/engines/adding/disk.ts': `import { readFileSync } from 'node:fs';\n` },
    says: /an engine needs no machine/,
  },
  {
    check: direction,
    what: 'an engine with a library of its own choice',
    files: { 'src/engines/adding/web.ts': `import { Hono } from 'hono';\n` },
    says: /not a library that engines are built on/,
  },
  {
    check: direction,
    what: 'an engine that looks at the clock',
    files: { 'src/engines/adding/clock.ts': `export const now = () => Date.now();\n` },
    says: /engines know no clock and no chance/,
  },
  {
    check: direction,
    what: 'an engine that throws dice',
    files: { 'src/engines/adding/dice.ts': `export const dice = () => Math.random();\n` },
    says: /engines know no clock and no chance/,
  },
  {
    check: direction,
    what: 'better-auth outside the ground',
    files: inRoom(`import { betterAuth } from 'better-auth';\n`),
    says: /better-auth is imported in ground\/auth alone/,
  },
  { check: room, what: 'a file without end', files: inRoom(lines(301)), says: /stove\.ts has 301 lines/ },
  {
    check: room,
    what: 'a folder that is too full',
    files: Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`src/ground/drawer/${at}.ts`, lines(1)])),
    says: /src\/ground\/drawer holds 40 source files/,
  },
  {
    check: messages,
    what: 'a message without Spanish',
    files: kitchen({ salt: 'Salt' }, {}),
    says: /"salt" is missing in Spanish/,
  },
  {
    check: messages,
    what: 'a message without English',
    files: kitchen({}, { sal: 'Sal' }),
    says: /"sal" is missing in English/,
  },
  {
    check: messages,
    what: 'an empty message',
    files: kitchen({ salt: 'Salt' }, { salt: ' ' }),
    says: /"salt" is missing in Spanish/,
  },
  {
    check: messages,
    what: 'other arguments in Spanish',
    files: kitchen({ salt: '{spoons} of salt' }, { salt: '{cucharas} de sal' }),
    says: /takes \{spoons\} in English and \{cucharas\} in Spanish/,
  },
  {
    check: messages,
    what: 'an argument that hides in a plural',
    files: kitchen({ salt: '{n, plural, other {# for {who}}}' }, { salt: '{n, plural, other {#}}' }),
    says: /takes \{n, who\} in English and \{n\} in Spanish/,
  },
  {
    check: messages,
    what: 'a message that cannot be read',
    files: kitchen({ salt: '{spoons' }, { salt: 'Sal' }),
    says: /"salt" is not a message/,
  },
  {
    check: messages,
    what: 'a message that nobody says',
    files: kitchen({ salt: 'Salt' }, { salt: 'Sal' }),
    says: /nobody says "salt"/,
  },
  {
    check: words,
    what: 'a path of one machine',
    files: { 'docs/guide.md': 'Look into /home/ana/longtable.\n' },
    says: /docs\/guide\.md:1: "\/home\/ana" is a path of somebody’s machine/,
  },
  {
    check: words,
    what: 'work left undone',
    files: inRoom('// TODO: turn it off\n'),
    says: /stove\.ts:1: "TODO" is work left undone/,
  },
  {
    check: words,
    what: 'a test that is left out',
    files: { 'tests/some.test.ts': `\ntest.skip('salt', () => {});\n` },
    says: /some\.test\.ts:2: "test\.skip" is a test that is left out/,
  },
  { check: words, what: 'a conflict', files: inRoom('<<<<<<< ours\n'), says: /a conflict that was not resolved/ },
];

const byCheck = [...Map.groupBy(plantings, ({ check }) => check)].map(([check, planted]) => ({
  name: check.name,
  check,
  planted,
}));

describe.each(byCheck)('the check of $name', ({ check, planted }) => {
  test('finds nothing wrong with a sound house', async () => {
    expect(await checkWith(check)).toEqual([]);
  });

  test.each(planted)('finds $what', async ({ files, says }) => {
    expect((await checkWith(check, files)).join('\n')).toMatch(says);
  });
});

test('a check that finds nothing to look at says so instead of passing', async () => {
  for (const check of [direction, messages]) expect((await check.run('/nonexistent/')).join()).toMatch(/found no/);
});
