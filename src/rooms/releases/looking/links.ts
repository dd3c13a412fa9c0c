import type { Amount, Condition, Indicator } from '#rooms/results/room.js';
import type { Link } from '../protect/exact-table.js';
import { populationOf } from '../releasable.js';
import type { LedgerTable } from './known.js';

/**
 * What tables of one year say of each other. Students of a narrower condition are among those of a wider one. What was released
 * again up to the same day is the same where it has not changed; up to a later day, sums that can only grow have grown.
 */
export function linksBetween(tables: readonly LedgerTable[]): Link[] {
  return [...withinReleases(tables), ...overTime(tables)];
}

function withinReleases(tables: readonly LedgerTable[]): Link[] {
  const links: Link[] = [];
  for (const together of Map.groupBy(tables, ({ about }) => `${about.proposal} ${about.year}`).values()) {
    const [...populations] = new Map(together.map((each) => [each.table.population, each])).values();
    for (const less of populations)
      for (const more of populations)
        if (less !== more && isAmong(less.about.definition, more.about.definition))
          links.push({ kind: 'at most', less: less.table.id, more: more.table.id, of: ['students'] });
  }
  return links;
}

function overTime(tables: readonly LedgerTable[]): Link[] {
  const links: Link[] = [];
  const chains = [
    ...chainsOf(tables, 'students', ({ definition }) => populationOf(definition)),
    ...chainsOf(tables, 'count', ({ definition }) => definition.key),
  ];
  for (const { of, chain } of chains)
    for (const [index, more] of chain.entries()) {
      const less = chain[index - 1];
      if (!less) continue;
      const kind = relationOf(of, less.about, more.about);
      if (kind) links.push({ kind, less: less.table.id, more: more.table.id, of: [of] });
    }
  return links;
}

interface Chain {
  of: 'students' | 'count';
  chain: LedgerTable[];
}

/** Tables of the same thing in the same year, one for each release, in the order of the days that they go to. */
function chainsOf(
  tables: readonly LedgerTable[],
  of: Chain['of'],
  subject: (about: LedgerTable['about']) => string,
): Chain[] {
  const bySubject = Map.groupBy(tables, ({ about }) => `${about.year} ${subject(about)}`);
  return [...bySubject.values()].map((same) => ({
    of,
    chain: [...new Map(same.map((each) => [each.about.proposal, each])).values()].toSorted((a, b) =>
      (a.about.asOf ?? '').localeCompare(b.about.asOf ?? ''),
    ),
  }));
}

type About = LedgerTable['about'];

function relationOf(of: Chain['of'], less: About, more: About): Link['kind'] | undefined {
  if (less.asOf === more.asOf) return 'same';
  const { counts, numerator } = less.definition;
  if (of === 'count')
    return typeof numerator === 'object' && 'when' in numerator ? overDays(numerator.when) : undefined;
  return counts ? overDays(counts) : 'at most';
}

/** For whom a condition holds as the year goes on: always the same students, ever more of them, or (undefined) now more, now fewer. */
function overDays(condition: Condition): Link['kind'] | undefined {
  if ('is' in condition) return condition.is === 'on count day' ? 'same' : 'at most';
  if (!('at_least' in condition)) return undefined;
  const [amount, least] = condition.at_least;
  return typeof least === 'number' && onlyGrows(amount) ? 'at most' : undefined;
}

/** Facts are sums over the days so far. */
function onlyGrows(amount: Amount): boolean {
  if (typeof amount === 'number') return amount >= 0;
  if ('fact' in amount) return true;
  return 'sum' in amount && amount.sum.every(onlyGrows);
}

/** Whether all students of one indicator are students of another, whatever the records say. */
function isAmong({ counts: narrow }: Indicator, { counts: wide }: Indicator): boolean {
  if (wide === undefined) return narrow !== undefined;
  if (narrow === undefined || !('at_least' in narrow) || !('at_least' in wide)) return false;
  const [[amount, least], [otherAmount, otherLeast]] = [narrow.at_least, wide.at_least];
  return (
    JSON.stringify(amount) === JSON.stringify(otherAmount) &&
    typeof least === 'number' &&
    typeof otherLeast === 'number' &&
    least > otherLeast
  );
}
