import type { Problem } from '../problem.js';
import type { ColumnProposal } from './columns.js';
import { forbiddenBy } from './forbidden.js';
import { headerKey } from './header.js';

/** What is wrong with a header. `standardOrder` are the columns as the standard orders them, where the file follows one. */
export function headerProblems(
  file: string,
  header: readonly string[],
  { columns, missing, said }: ColumnProposal,
  standardOrder?: readonly string[],
): Problem[] {
  const problems: Problem[] = missing.map((fields) => ({
    file,
    code: 'column-missing',
    hint: { fields: fields.join(', ') },
  }));
  const used = new Map(columns.map(({ index, field }) => [index, field]));
  const known = new Set(standardOrder?.map(headerKey));
  const firstOf = new Map<string, number>();
  for (const [index, name] of header.entries()) {
    const key = headerKey(name);
    const report = (code: Problem['code'], hint: Problem['hint'] = {}): void => {
      problems.push({ file, line: 1, column: name, code, hint });
    };
    const what = forbiddenBy(name);
    const first = firstOf.get(key);
    if (key === '') {
      if (header.slice(index).some((text) => text.trim() !== '')) report('column-without-name', { place: index + 1 });
    } else if (what) report('column-forbidden', { what });
    else if (first !== undefined && !said.has(index)) report('column-twice', { place: index + 1, first: first + 1 });
    else if (isRestrictedField(used.get(index))) report('column-restricted');
    else if (!used.has(index) && !known.has(key) && !said.has(index)) report('column-unknown');
    if (key !== '' && first === undefined) firstOf.set(key, index);
  }
  if (standardOrder && !isInOrder(header, standardOrder))
    problems.push({ file, line: 1, code: 'column-order', hint: {} });
  return problems;
}

const isRestrictedField = (field: string | undefined): boolean =>
  field === 'mealStatus' || field === 'program free meals' || field === 'program reduced-price meals';

function isInOrder(header: readonly string[], order: readonly string[]): boolean {
  const places = header.map((name) => order.indexOf(name)).filter((place) => place >= 0);
  return places.every((place, index) => index === 0 || places[index - 1]! < place);
}
