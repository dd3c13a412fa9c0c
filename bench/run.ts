// npm run bench -- NAME: runs one bench, which prints a ratio against a reference that it runs beside it.
import '#ground/memory.js';
import { globSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

interface Bench {
  /** What to call it on the command line. */
  name: string;
  /** One line: what is measured, against what. */
  about: string;
  default(args: string[]): Promise<void>;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const files = globSync(['src/**/bench.ts', 'bench/*.bench.ts'], { cwd: root });
const benches = await Promise.all(
  files.toSorted().map((file) => import(pathToFileURL(`${root}${file}`).href) as Promise<Bench>),
);
const [wanted, ...args] = process.argv.slice(2);
const bench = benches.find(({ name }) => name === wanted);

if (bench) {
  await bench.default(args);
  process.exit(0);
}
console.log(wanted ? `There is no bench called ${wanted}.` : 'Say which bench to run: npm run bench -- NAME');
for (const { name, about } of benches) console.log(`  ${name.padEnd(12)} ${about}`);
process.exit(wanted ? 2 : 0);
