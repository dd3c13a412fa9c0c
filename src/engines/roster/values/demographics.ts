import { subgroupOf } from '#engines/tabular/index.js';
import { wordKey } from './text.js';

/** The seven categories of which everyone counts in one; the codes are those of the subgroups of published figures. */
export const races = [
  'hispanic',
  'native american',
  'asian',
  'black',
  'pacific islander',
  'white',
  'two or more races',
] as const;

export type Race = (typeof races)[number];
export type Gender = 'female' | 'male' | 'another gender';

/**
 * The one category of a person by the federal rule: Hispanic or Latino of any race first, then two or more races, then the
 * one race that is marked. Nothing where none is.
 */
export function raceOf(marked: ReadonlySet<Race>): Race | null {
  if (marked.has('hispanic')) return 'hispanic';
  if (marked.has('two or more races') || marked.size > 1) return 'two or more races';
  return [...marked][0] ?? null;
}

/** The races that a cell names, several behind commas or semicolons; `unreadable` where one of them is not known. */
export function readRaces(text: string): Race[] | 'unreadable' {
  const whole = raceNamed(text);
  if (whole) return [whole];
  const named = text
    .split(/[,;|]/u)
    .filter((word) => word.trim() !== '')
    .map(raceNamed);
  return named.includes(undefined) ? 'unreadable' : (named as Race[]);
}

export function readGender(text: string): Gender | undefined {
  const group = subgroupOf(wordKey(text));
  return group?.dimension === 'sex' ? (group.code as Gender) : undefined;
}

function raceNamed(text: string): Race | undefined {
  const key = wordKey(text);
  const group = subgroupOf(key) ?? subgroupOf(key.replace(/^demographic race | ethnicity$/gu, ''));
  return races.find((race) => race === group?.code);
}
