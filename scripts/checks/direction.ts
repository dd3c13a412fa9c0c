import { posix } from 'node:path';
import type { Check } from './index.ts';
import { isTest, type Source, sourcesOf } from './sources.ts';

/** What the engines are built on; everything else a package could bring in stays outside. */
const engineLibraries = [
  'highs',
  'd3-geo',
  'geojson',
  'topojson-client',
  'topojson-server',
  'topojson-simplify',
  'topojson-specification',
];

export const direction: Check = {
  name: 'direction',
  about: 'main → rooms → ground and rooms → engines; a room through its room.ts, without circles; engines are pure',
  run(root) {
    const sources = sourcesOf(root);
    if (sources.length === 0) return ['found no source file to look at'];
    return [...sources.flatMap(problemsOf), ...circles(sources)];
  },
};

interface Place {
  part: 'ground' | 'engines' | 'rooms' | 'roots';
  /** The room's or engine's name. */
  name: string;
}

function placeOf(path: string): Place {
  const [, part, name = ''] = path.split('/');
  return part === 'ground' || part === 'engines' || part === 'rooms' ? { part, name } : { part: 'roots', name: '' };
}

/** What a file imports, as paths from the root for our own files and as given for packages. */
function importsOf({ path, text }: Source): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  return [...code.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map(([, specifier = '']) => {
    if (specifier.startsWith('#')) return `src/${specifier.slice(1)}`;
    return specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : specifier;
  });
}

function problemsOf(source: Source): string[] {
  const from = placeOf(source.path);
  const test = isTest(source.path);
  const problems = importsOf(source).flatMap((target) => {
    const wrong = target.startsWith('src/') ? wrongWay(from, target, test) : wrongPackage(from, target, test);
    return wrong ? [`${source.path} imports ${target}: ${wrong}`] : [];
  });
  if (from.part === 'engines' && !test)
    for (const [impure] of source.text.matchAll(/\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(/g))
      problems.push(`${source.path} uses ${impure}: engines know no clock and no chance; take it as a parameter`);
  return problems;
}

function wrongWay(from: Place, target: string, test: boolean): string | undefined {
  const to = placeOf(target);
  if (to.part === 'roots') return from.part === 'roots' || test ? undefined : 'the composition roots stand above';
  if (from.part === 'ground' && to.part !== 'ground') return 'the ground knows nothing above it';
  if (from.part === 'engines' && to.part !== 'engines') return 'an engine knows neither rooms nor ground';
  if (to.part === 'engines' && !(from.part === 'engines' && from.name === to.name) && !target.endsWith('/index.js'))
    return 'an engine is used through its index.ts';
  if (
    to.part === 'rooms' &&
    !(from.part === 'rooms' && from.name === to.name) &&
    !target.endsWith(`${to.name}/room.js`) &&
    !test
  )
    return 'a room is used through its room.ts';
  return undefined;
}

function wrongPackage(from: Place, target: string, test: boolean): string | undefined {
  if (target === 'better-auth' || /^@?better-auth\//.test(target))
    return from.part === 'ground' && !test
      ? undefined
      : test
        ? undefined
        : 'better-auth is imported in ground/auth alone';
  if (from.part !== 'engines' || test) return undefined;
  if (target.startsWith('node:')) return 'an engine needs no machine';
  return engineLibraries.includes(target)
    ? undefined
    : 'not a library that engines are built on (scripts/checks/direction.ts)';
}

/** Rooms that need each other, in a circle: hand one's parts to the other in the composition root instead. */
function circles(sources: Source[]): string[] {
  const uses = new Map<string, Set<string>>();
  for (const source of sources.filter(({ path }) => placeOf(path).part === 'rooms' && !isTest(path))) {
    const from = placeOf(source.path).name;
    const targets = importsOf(source)
      .filter((target) => target.startsWith('src/rooms/'))
      .map((target) => placeOf(target).name);
    uses.set(from, new Set([...(uses.get(from) ?? []), ...targets.filter((name) => name !== from)]));
  }
  const found = new Set<string>();
  const walk = (room: string, way: string[]): void => {
    if (way.includes(room)) return void found.add([...way.slice(way.indexOf(room)), room].join(' → '));
    for (const next of uses.get(room) ?? []) walk(next, [...way, room]);
  };
  for (const room of [...uses.keys()].toSorted().slice(0, 100)) walk(room, []);
  return [...found].slice(0, 5).map((circle) => `rooms go in a circle: ${circle}`);
}
