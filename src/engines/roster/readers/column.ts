import type { ColumnChoice } from '../recognise/columns.js';
import { readDay } from '../values/day.js';
import { readFlag } from '../values/flag.js';
import { readId } from '../values/identifier.js';
import { remembered } from '../values/remembered.js';
import { readText } from '../values/text.js';

/** A column that was chosen for a field, and how its cells are read. */
export class Column {
  readonly choice: ColumnChoice;
  readonly id = remembered((text) => readId(text, this.choice.digits));
  readonly day = remembered((text) => readDay(text, this.choice.dayOrder));
  readonly text = remembered(readText);
  readonly flag = remembered(readFlag);

  constructor(choice: ColumnChoice) {
    this.choice = choice;
  }

  /** The cell with the meaning that the mapping gives it, or as it stands. */
  meaning(written: string): string {
    const { values } = this.choice;
    if (!values) return written;
    const key = written.trim();
    return Object.hasOwn(values, key) ? values[key]! : written;
  }
}
