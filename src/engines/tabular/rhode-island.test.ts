import { beforeAll, describe, expect, it } from 'vitest';
import { type AuditResult, type TableSet, audit, minimumTen, protect } from '../disclosure/index.js';
import { type RelationProblem, askAboutZeros, relationsOf } from './index.js';
import {
  grades,
  joinedPlaces,
  mappingOf,
  programs,
  races,
  readEnrolment,
  schoolPlaces,
  sexes,
} from '../../../tests/engines/rhode-island.js';

const columnOf = (cell: string): string => cell.split('|')[1]!;
const among = (cells: readonly string[], columns: readonly string[]): string[] =>
  cells.filter((cell) => columns.includes(columnOf(cell)));
const places = (cells: readonly string[]): number => new Set(cells.map((cell) => cell.split('|')[0])).size;

describe('Rhode Island’s enrolment of October 2024, by school', () => {
  let tables: TableSet;
  let brokenSums: RelationProblem[];
  let result: AuditResult;
  let milliseconds: number;

  beforeAll(async () => {
    ({ tables, problems: brokenSums } = relationsOf(mappingOf(schoolPlaces())));
    const start = performance.now();
    result = await audit(tables, minimumTen);
    milliseconds = performance.now() - start;
  });

  it('is read without being told what its columns are', () => {
    const { guess, rows, table, problems } = readEnrolment('schools');
    expect(guess.shape).toBe('wide');
    expect([races, sexes, programs].map((columns) => columns.join(' '))).toEqual([
      'NATIVE ASIAN BLACK HISPANIC MULTIRACE PACIFICISLANDER WHITE',
      'FEMALE OTHER MALE',
      'FRL LEP IEP VOCED',
    ]);
    expect(grades).toHaveLength(16);
    expect([table.headerLine, rows.length, rows.at(-1)!.values['total']]).toEqual([
      1,
      353,
      { kind: 'number', value: 135978 },
    ]);
    expect(problems.map(({ line, column, value, code, hint }) => [line, column, value, code, hint['as']])).toEqual([
      [351, 'distcode', '99.00', 'identifier-mended', '99'],
      [351, 'schcode', '99,101.00', 'identifier-mended', '99101'],
      [352, 'distcode', '99.00', 'identifier-mended', '99'],
      [352, 'schcode', '99,102.00', 'identifier-mended', '99102'],
      [353, 'distcode', '99.00', 'identifier-mended', '99'],
      [353, 'schcode', '99,190.00', 'identifier-mended', '99190'],
    ]);
  });

  it('adds up everywhere', () => expect(brokenSums).toEqual([]));

  it('prints zeros that are zeros, and asks nothing', () => {
    const values = readEnrolment('schools').rows.map((row) => row.values);
    expect(askAboutZeros(values, grades, 'total')).toBeUndefined();
  });

  it('gives ten schools’ one withheld race away, and more that only nothing can fill', () => {
    const recovered = among(result.recoverable, races);
    const withheldIn = (place: string): number =>
      result.withheld.filter(({ cell }) => cell.startsWith(`${place}|`) && races.includes(columnOf(cell))).length;
    const lone = recovered.filter((cell) => withheldIn(cell.split('|')[0]!) === 1);
    expect(lone).toHaveLength(10);
    expect(lone.filter((cell) => result.withheld.find((finding) => finding.cell === cell)!.low > 0)).toEqual([
      'school:07113|PACIFICISLANDER',
      'school:07115|PACIFICISLANDER',
      'school:10112|PACIFICISLANDER',
      'school:28147|PACIFICISLANDER',
      'school:28150|PACIFICISLANDER',
      'school:38106|PACIFICISLANDER',
      'school:38107|PACIFICISLANDER',
    ]);
    expect(result.withheld.find(({ cell }) => cell === 'school:07113|PACIFICISLANDER')).toEqual({
      cell: 'school:07113|PACIFICISLANDER',
      low: 5,
      high: 5,
      certified: 'exact',
      verdict: 'unsafe',
      because: { relations: ['school:07113 by race'], minimal: true },
    });
    expect([recovered.length, places(recovered)]).toEqual([50, 27]);
  });

  it('withholds female or male in eleven schools, and gives the third gender away in 307', () => {
    const withheld = result.withheld.map(({ cell }) => cell);
    const schools = [...new Set(withheld.map((cell) => cell.split('|')[0]!))];
    const eleven = schools.filter(
      (key) => ['FEMALE', 'MALE'].filter((column) => withheld.includes(`${key}|${column}`)).length === 1,
    );
    expect(eleven).toHaveLength(11);
    expect(among(result.recoverable, sexes)).toHaveLength(307);
    expect(among(result.recoverable, sexes).every((cell) => columnOf(cell) === 'OTHER')).toBe(true);
    expect(result.withheld.filter(({ cell, low }) => columnOf(cell) === 'OTHER' && low > 0)).toHaveLength(50);
  });

  it('prints 328 small counts by grade, eight of them in PF, and fourteen small totals', () => {
    expect(among(result.smallCounts, grades)).toHaveLength(328);
    expect(among(result.smallCounts, ['PF'])).toHaveLength(8);
    expect(among(result.smallCounts, ['total'])).toHaveLength(14);
    expect(result.smallCounts).toHaveLength(342);
  });

  it('is attacked to the exact interval of every cell in under two seconds', () => {
    expect(result.withheld).toHaveLength(2081);
    expect(result.withheld.every(({ certified }) => certified === 'exact')).toBe(true);
    expect(milliseconds).toBeLessThan(2000);
  });

  it('can be shown in part', async () => {
    const { cells, certificate } = await protect(tables, minimumTen);
    expect(certificate.holds).toBe(true);
    expect(certificate.protectedCells.length).toBe(2081 + 342);
    expect(cells.find(({ cell }) => cell === 'state|total')).toMatchObject({ shown: true });
    const shown = new Set(cells.filter((cell) => cell.shown).map(({ cell }) => cell));
    for (const { cell } of result.withheld.filter(({ verdict }) => verdict === 'unsafe')) {
      const relation = tables.relations.find(({ terms }) => terms.some((term) => term.cell === cell))!;
      expect(relation.terms.filter((term) => !shown.has(term.cell)).length).toBeGreaterThan(1);
    }
  });
});

describe('Rhode Island’s two files together', () => {
  it('give away more than each alone', async () => {
    const { problems: mended } = readEnrolment('districts');
    expect(mended.slice(0, 1)).toEqual([
      { line: 2, column: 'distcode', value: '1.00', code: 'identifier-mended', hint: { as: '01', digits: 2 } },
    ]);
    const { tables, problems } = relationsOf(mappingOf(joinedPlaces()));
    expect(problems).toEqual([]);

    const joined = await audit(tables, minimumTen);
    const alone = new Set((await audit(relationsOf(mappingOf(schoolPlaces())).tables, minimumTen)).recoverable);
    const schools = joined.recoverable.filter((cell) => cell.startsWith('school:'));
    const added = schools.filter((cell) => !alone.has(cell));
    expect(joined.contradictions).toEqual([]);
    expect(joined.withheld.every(({ certified, because }) => certified === 'exact' && (because?.minimal ?? true))).toBe(
      true,
    );
    expect([
      joined.recoverable.length,
      joined.recoverable.length - schools.length,
      schools.length,
      added.length,
    ]).toEqual([825, 76, 749, 392]);
    expect([races, sexes, programs].map((columns) => among(added, columns).length)).toEqual([188, 73, 131]);
    const positive = added.filter((cell) => joined.withheld.find((finding) => finding.cell === cell)!.low > 0);
    expect(positive).toHaveLength(146);
  });
});
