import type { Field } from '../fields.js';
import type { Problem } from '../problem.js';

/** One value on its way in: what stands in the file, and a way to say what is wrong with it. */
export interface Cell {
  text: string;
  tell(code: Problem['code'], detail?: Problem['detail']): void;
}

/** One row as its fields, with a way to tell about it. */
export interface CellReader {
  /** The field's value, tidied: empty when the column is not mapped, the cell is empty, or a code stands for "no value". */
  cell(field: Field): Cell;
}

/** Codes by which published files say that there is no value. */
const noValue = /^(-999|-99|-9|-2|-1|M|N|NA|N\/A|#N\/A|NULL|NONE|-|–|—|†|‡)$/i;
const longestCode = 4;
const longest = 300;

/** What may have to be taken away or told: most cells have none of it, and need no closer look. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const suspicious = /[\u0000-\u001f\u007f<]|[^\S ]|^[ =@']|  | $/;

/** Takes away what is no part of the value: white space, control signs, the marks by which spreadsheets keep text as text. */
export function tidy(raw: string, tell: Cell['tell']): string {
  if (raw.length > longestCode && raw.length <= longest && !suspicious.test(raw)) return raw;
  let text = raw;
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text)) {
    // oxlint-disable-next-line no-control-regex
    text = text.replaceAll(/[\u0000-\u001f\u007f]/g, ' ');
    tell('control-signs');
  }
  text = text.replaceAll(/[\s\u00a0]+/g, ' ').trim();
  text = /^="(.*)"$/.exec(text)?.[1] ?? (/^'[=+\-@]/.test(text) ? text.slice(1) : text);
  if (text.length > longest) {
    tell('too-long', { limit: longest });
    text = text.slice(0, longest);
  }
  if (noValue.test(text)) {
    tell('no-value-code');
    return '';
  }
  if (/^[=@]|<[a-z!/]/i.test(text)) tell('kept-as-text');
  return text;
}
