import type { PublishedCell, TableSet } from './model.js';
import { explainNarrowness } from './explain.js';
import { componentsOf } from './linear/components.js';
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
  readonly #weights: Map<string, number>;
  readonly #rules: DisclosureRules;
  readonly #tight = new Map<string, boolean>();
  readonly #candidates = new Map<string, readonly string[]>();
  #parts: Map<string, System> | undefined;

  constructor(tables: TableSet, view: TableSet, rules: DisclosureRules) {
    this.#weights = new Map(tables.cells.map(({ id, weight = 0 }) => [id, weight]));
    this.#values = new Map(tables.cells.map(({ id, value }) => [id, value]));
    this.#shown = new Set(view.cells.filter(isShown).map(({ id }) => id));
    this.#free = new Set(view.cells.filter((cell) => isShown(cell) && mayBeHeldBack(cell)).map(({ id }) => id));
    this.#system = systemOf(view);
    this.#equations = new Map(this.#system.equations.map((equation) => [equation.id, equation]));
    this.#rules = rules;
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

  cellsOf(relation: string): readonly string[] {
    return this.#cellsOf.get(relation)!;
  }

  /**
   * The relation in which to hold back one more: among those that hang together with a cell through withheld cells and have
   * something to hold back, the nearest that gives something away by itself, or else the nearest where that weighs least.
   */
  weakest(cell: string): string[] {
    let nearest: { relation: string; weight: number } | undefined;
    for (const relation of this.#linkedTo(cell)) {
      const candidate = this.#cheapestOf(relation);
      if (!candidate) continue;
      if (this.#isTight(relation)) return [relation];
      const weight = this.#weights.get(candidate)!;
      if (!nearest || weight < nearest.weight) nearest = { relation, weight };
    }
    return nearest ? [nearest.relation] : [];
  }

  /** The relations that together leave a cell too little room; undefined where that is not known. */
  async narrowing(cell: string): Promise<string[] | undefined> {
    const system = this.partOf(cell);
    if (!system) return undefined;
    const place = system.unknowns.findIndex(({ id }) => id === cell);
    const { low, high } = system.unknowns[place]!;
    const width = Math.min(this.#rules.requiredWidth, high - low);
    const { relations, minimal } = await explainNarrowness(system, place, width, { limits: this.#rules.limits });
    return minimal ? relations : undefined;
  }

  /** The relations and withheld cells that hang together with a withheld cell. */
  partOf(cell: string): System | undefined {
    if (!this.#parts) {
      this.#parts = new Map();
      for (const { system } of componentsOf(this.#system))
        for (const { id } of system.unknowns) this.#parts.set(id, system);
    }
    return this.#parts.get(cell);
  }

  /** Every cell that can be held back of every relation that hangs together with a cell. */
  freeAround(cell: string): string[] {
    return [...this.#linkedTo(cell)].flatMap((relation) => this.#freeIn(relation));
  }

  /** The cell to hold back of these relations: light ones, no totals, no new holes elsewhere, small counts go first. */
  cheapest(relations: readonly string[]): string | undefined {
    return this.#byCost([...new Set(relations.flatMap((relation) => this.#freeIn(relation)))])[0];
  }

  #cheapestOf(relation: string): string | undefined {
    return once(this.#candidates, relation, () => this.#byCost(this.#freeIn(relation)))[0];
  }

  #byCost(cells: readonly string[]): string[] {
    const costs = cells.map((cell) => ({
      cell,
      cost: [this.#weights.get(cell)!, this.#tiers.get(cell)!, this.#newHoles(cell), this.#values.get(cell)!],
    }));
    return costs.toSorted(({ cost: a }, { cost: b }) => firstDifference(a, b)).map(({ cell }) => cell);
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
    return this.#cellsOf.get(relation)!.filter((cell) => this.#free.has(cell) && this.#values.get(cell)! > 0);
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
        return high - low < Math.min(this.#rules.requiredWidth, known.high - known.low);
      });
    });
  }
}

function firstDifference(a: readonly number[], b: readonly number[]): number {
  const place = a.findIndex((value, index) => value !== b[index]);
  return place < 0 ? 0 : a[place]! - b[place]!;
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
