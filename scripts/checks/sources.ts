import { globSync, readFileSync } from 'node:fs';

export interface Source {
  /** From the root, such as src/rooms/people/room.ts */
  path: string;
  text: string;
}

/** The source files under src, tests and benches among them. */
export const sourcesOf = (root: string, pattern = 'src/**/*.{ts,tsx}'): Source[] =>
  globSync(pattern, { cwd: root })
    .toSorted()
    .map((path) => ({ path, text: readFileSync(`${root}${path}`, 'utf8') }));

export const isTest = (path: string) => /\.test\.tsx?$|\/bench\.ts$/.test(path);
