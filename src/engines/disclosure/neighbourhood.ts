import type { PublishedCell, TableSet } from './model.js';
import { propagate } from './linear/propagate.js';
import type { DisclosureRules } from './rules.js';
import { type Equation, type System, systemOf } from './linear/system.js';

/** What lies around a cell in a table set as it is shown now, for choosing what else to hold back. */
export class Neighbourhood {
  readonly #values: Map<string, number | null>;
  readonly #shown: Set<string>;
  /** Shown cells that can still be held back. */
  readonly #free: Set<string>;
  readonly #system: System;
  readonly #relationsOf = new Map<string, string[]>();
  readonly #cellsOf = new Map<string, string[]>();
  readonly #equations: Map<string, Equation>;
  readonly #tiers: Map<string, number>;
  readonly #requiredWidth: number;
  readonly #tight = new Map<string, boolean>();
  readonly #candidates = new Map<string, readonly string[]>();

  constructor(tables: TableSet, view: TableSet, { requiredWidth }: DisclosureRules) {
    this.#values = new Map(tables.cells.map(({ id, value }) => [id, value]));
    this.#shown = new Set(view.cells.filter(isShown).map(({ id }) => id));
    this.#free = new Set(view.cells.filter((cell) => isShown(cell) && mayBeHeldBack(cell)).map(({ id }) => id));
    this.#system = systemOf(view);
    this.#equations = new Map(this.#system.equations.map((equation) => [equation.id, equation]));
    this.#requiredWidth = requiredWidth;
    for (const { id, terms } of view.relations) {
      this.#cellsOf.set(
        id,
        terms.map(({ cell }) => cell),
      );
      for (const { cell } of terms) once(this.#relationsOf, cell, () => []).push(id);
    }
    this.#tiers = tiersOf(tables);
  }

  cellsBeside(cell: string): string[] {
    return this.#relations(cell).flatMap((id) => this.#cellsOf.get(id)!);
  }

  freeBeside(cell: string): string[] {
    return this.cellsBeside(cell).filter((other) => this.#free.has(other));
  }

  /**
   * The relation in which to hold back one more: among those that hang together with a cell through withheld cells and have
   * something to hold back, the nearest that gives something away by itself, or else the nearest.
   */
  weakestRelation(cell: string): string | undefined {
    let nearest: string | undefined;
    for (const relation of this.#linkedTo(cell)) {
      if (this.candidates(relation).length === 0) continue;
      if (this.#isTight(relation)) return relation;
      nearest ??= relation;
    }
    return nearest;
  }

  /** Every cell that can be held back of every relation that hangs together with a cell. */
  freeAround(cell: string): string[] {
    return [...this.#linkedTo(cell)].flatMap((relation) => this.#freeIn(relation));
  }

  /** The cells of a relation that could be held back, cheapest first: no totals, no new holes elsewhere, small counts. */
  candidates(relation: string): readonly string[] {
    return once(this.#candidates, relation, () => {
      const positive = this.#freeIn(relation).filter((cell) => this.#values.get(cell)! > 0);
      const costs = positive.map((cell) => ({
        cell,
        cost: [this.#tiers.get(cell)!, this.#newHoles(cell), this.#values.get(cell)!] as const,
      }));
      return costs
        .sort(({ cost: a }, { cost: b }) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2])
        .map(({ cell }) => cell);
    });
  }

  /** The relations that hang together with a cell through withheld cells, nearest first. */
  *#linkedTo(cell: string): Generator<string> {
    const relations = new Set<string>();
    const cells = new Set([cell]);
    for (const at of cells)
      for (const relation of this.#relations(at)) {
        if (relations.has(relation)) continue;
        relations.add(relation);
        yield relation;
        for (const other of this.#cellsOf.get(relation)!) if (!this.#shown.has(other)) cells.add(other);
      }
  }

  #freeIn(relation: string): string[] {
    return this.#cellsOf.get(relation)!.filter((cell) => this.#free.has(cell));
  }

  #relations(cell: string): string[] {
    return this.#relationsOf.get(cell) ?? [];
  }

  /** Relations in which this cell would be the only one missing. */
  #newHoles(cell: string): number {
    return this.#relations(cell).filter((id) => this.#equations.get(id)!.terms.length === 0).length;
  }

  /** Whether a relation by itself makes one of its unknown cells too narrow. */
  #isTight(relation: string): boolean {
    return once(this.#tight, relation, () => {
      const { id, terms, constant } = this.#equations.get(relation)!;
      const unknowns = terms.map(({ unknown }) => this.#system.unknowns[unknown]!);
      const alone = { id, constant, terms: terms.map(({ coefficient }, unknown) => ({ unknown, coefficient })) };
      const { bounds } = propagate({ unknowns, equations: [alone] }, unknowns.length * unknowns.length);
      return bounds.some(({ low, high }, index) => {
        const known = unknowns[index]!;
        return high - low < Math.min(this.#requiredWidth, known.high - known.low);
      });
    });
  }
}

function once<Key, Value>(memory: Map<Key, Value>, key: Key, compute: () => Value): Value {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const value = compute();
  memory.set(key, value);
  return value;
}

const isShown = ({ value }: PublishedCell): boolean => value !== null;
const mayBeHeldBack = ({ standing }: PublishedCell): boolean => (standing ?? 'may show') === 'may show';

/** 0 = no total; 1 = a total that is part of another; 2 = an overall total. The total of a relation is the term that stands alone on its side. */
function tiersOf({ cells, relations }: TableSet): Map<string, number> {
  const totals = new Set<string>();
  const parts = new Set<string>();
  for (const { terms } of relations) {
    const sides = [
      terms.filter(({ coefficient }) => coefficient < 0),
      terms.filter(({ coefficient }) => coefficient > 0),
    ];
    const total = sides.find((side) => side.length === 1)?.[0]?.cell;
    for (const { cell } of terms) (cell === total ? totals : parts).add(cell);
  }
  return new Map(cells.map(({ id }) => [id, totals.has(id) ? (parts.has(id) ? 1 : 2) : 0]));
}
