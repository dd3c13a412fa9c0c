import { posix } from 'node:path';
import type { Check } from './index.ts';
import { isTest, sourcesOf } from './sources.ts';

const longest = 300;
/** A test file is a list of cases, which reads well at length. */
const longestTest = 450;
const fullest = 12;

/** Folders that are lists by nature: one folder a component. */
const lists = ['src/ground/ui'];

export const room: Check = {
  name: 'room to breathe',
  about: `no file over ${longest} lines, no folder over ${fullest} source files`,
  run(root) {
    const sources = sourcesOf(root, '{src,tests,scripts,demo,bench}/**/*.{ts,tsx,css}');
    const long = sources.flatMap(({ path, text }) => {
      const lines = text.split('\n').length - 1;
      return lines > (isTest(path) ? longestTest : longest)
        ? [`${path} has ${lines} lines: look for the second idea`]
        : [];
    });
    const folders = Map.groupBy(
      sources.filter(({ path }) => /\.tsx?$/.test(path) && !isTest(path)),
      ({ path }) => posix.dirname(path),
    );
    const full = [...folders].flatMap(([folder, files]) =>
      files.length > fullest && !lists.includes(folder)
        ? [`${folder} holds ${files.length} source files: it wants splitting`]
        : [],
    );
    return [...long, ...full];
  },
};
