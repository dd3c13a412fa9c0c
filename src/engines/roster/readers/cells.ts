import type { Problem, ProblemCode } from '../problem.js';
import { problemKinds } from '../problem.js';
import type { Day } from '../records.js';
import type { ColumnChoice } from '../recognise/columns.js';
import type { Field } from '../recognise/vocabulary.js';
import { holdsSocialSecurityNumber } from '../values/sensitive.js';
import type { Column } from './column.js';

/** One row as its reader sees it: cells by field, and the place where problems are told. Only columns that were chosen can be reached. */
export class Cells<F extends Field = Field> {
  readonly problems: Problem[] = [];
  readonly #file: string;
  readonly #line: number;
  readonly #cells: readonly string[];
  readonly #columns: ReadonlyMap<Field, Column>;

  constructor(file: string, line: number, cells: readonly string[], columns: ReadonlyMap<Field, Column>) {
    this.#file = file;
    this.#line = line;
    this.#cells = cells;
    this.#columns = columns;
  }

  get isRefused(): boolean {
    return this.problems.some(({ code }) => problemKinds[code].weight === 'refuses');
  }

  column(field: F): ColumnChoice | undefined {
    return this.#columns.get(field)?.choice;
  }

  /** The cell with the meaning that the mapping gives it, or as it stands; blank where there is no column. */
  raw(field: F): string {
    return this.#columns.get(field)?.meaning(this.#written(field)) ?? '';
  }

  /** Free text as the file has it, whatever the mapping makes of it. */
  text(field: F): string | null {
    const column = this.#columns.get(field);
    if (!column) return null;
    const { text, code } = column.text(this.#written(field));
    if (code) this.report(code, field);
    return text ?? null;
  }

  /** An id that the record may lack. */
  id(field: F): string | null {
    const raw = this.raw(field);
    const column = this.#columns.get(field);
    if (!column || raw.trim() === '') return null;
    const { id, code } = column.id(raw);
    if (code) this.report(code, field, id === undefined ? {} : { as: id });
    return id ?? null;
  }

  /** An id without which there is no record; where it is missing that is reported, and the answer must not be used. */
  needId(field: F): string {
    const id = this.id(field);
    if (id === null && this.raw(field).trim() === '') this.report('id-missing', field);
    return id ?? '';
  }

  /** A day that the record may lack. */
  day(field: F): Day | null {
    return this.#dayOf(field, false);
  }

  /** A day without which there is no record; see `needId`. */
  needDay(field: F): Day {
    return this.#dayOf(field, true) ?? '';
  }

  flag(field: F): boolean | undefined {
    const flag = this.#columns.get(field)?.flag(this.raw(field));
    if (flag !== 'unreadable') return flag;
    this.report('value-not-understood', field);
    return undefined;
  }

  /** What a reader of words makes of the cell; nothing for a blank, and where the word is not known, which is reported. */
  word<T>(field: F, read: (text: string) => T | undefined): T | null {
    const raw = this.raw(field);
    if (raw.trim() === '') return null;
    const value = read(raw);
    if (value === undefined) this.report('value-not-understood', field);
    return value ?? null;
  }

  report(code: ProblemCode, field?: F, hint: Problem['hint'] = {}): void {
    const column = field && this.#columns.get(field)?.choice;
    const value = column && this.#cells[column.index];
    const mayShow = value !== undefined && value !== '' && !holdsSocialSecurityNumber(value, 'any');
    this.problems.push({
      file: this.#file,
      line: this.#line,
      ...((column || field) && { column: column?.header ?? field! }),
      ...(mayShow && { value: value.slice(0, longestShown) }),
      code,
      hint,
    });
  }

  #written(field: F): string {
    const column = this.#columns.get(field);
    return column ? (this.#cells[column.choice.index] ?? '') : '';
  }

  #dayOf(field: F, isNeeded: boolean): Day | null {
    const reading = this.#columns.get(field)?.day(this.raw(field)) ?? { code: 'day-missing' };
    if ('day' in reading) return reading.day;
    if (isNeeded || reading.code !== 'day-missing') this.report(reading.code, field);
    return null;
  }
}

/** How much of a cell a problem repeats. */
const longestShown = 80;
