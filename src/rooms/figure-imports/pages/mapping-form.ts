import { type FoundTable, subgroupOf } from '#engines/tabular/index.js';
import type { FieldError } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { groupOf, isGroup, isState } from '#rooms/figures/room.js';
import { schoolYear } from '../check/school-year.js';
import type { FigureColumn, Mapping } from '../mapping.js';
import type { FileReading } from '../read/job.js';
import { words } from '../words.js';

/** What the person said of the file. Where something is wrong, the mapping still holds all that was chosen. */
export function readMappingForm(
  visit: Visit,
  table: FoundTable,
  before: Mapping,
  reading: FileReading,
): { mapping: Mapping; errors: FieldError[] } {
  const { form } = visit;
  const say = words.in(visit.locale);
  const errors: FieldError[] = [];
  const wrong = (field: string, message: string) => void errors.push({ field, message });
  const column = (name: string) =>
    table.columns.some((each) => each.name === form.text(name)) ? form.text(name) : null;
  const state = form.text('state').toUpperCase();
  const figures = figuresIn(visit, reading);
  const year = yearIn(visit, column('yearColumn'));
  const groups = groupsIn(visit, table, column('groupColumn'), before);
  const below = form.text('withheldBelow');
  const id = column('id');
  const onlyColumn = column('onlyColumn');
  if (!id && !column('name')) wrong('name', say('wrong.no-place'));
  if (!isState(state)) wrong('state', say('wrong.state'));
  if (Object.keys(figures).length === 0) wrong('columns', say('wrong.no-figures'));
  if (Object.values(figures).some((figure) => figure.year === null) && 'fixed' in year && year.fixed === '')
    wrong('year', say('wrong.year'));
  if (Object.values(figures).some((figure) => figure.year !== null && schoolYear(figure.year) !== figure.year))
    wrong('columns', say('wrong.column-year'));
  if (groups && before.groups?.column !== groups.column) wrong('groupColumn', say('wrong.new-groups'));
  if (!form.text('zeros')) wrong('zeros', say('wrong.zeros'));
  if (below && !/^[1-9]\d?$/u.test(below)) wrong('withheldBelow', say('wrong.below'));
  return {
    errors,
    mapping: {
      places: {
        level: form.text('level') === 'district' ? 'district' : 'school',
        name: column('name'),
        id,
        idSystem: id && (form.text('idSystem') === 'nces' ? 'nces' : `state:${state}`),
        districtName: column('districtName'),
        districtId: column('districtId'),
        state: isState(state) ? state : before.places.state,
        stateRow: form.text('stateRow') || null,
      },
      year,
      groups,
      figures,
      only: onlyColumn ? { [onlyColumn]: form.text('onlyValue') } : {},
      zeros: form.text('zeros') === 'withheld' ? 'withheld' : 'zero',
      marks: { ...before.marks, '': blankIn(form.text('blanks')) },
      withheldBelow: /^[1-9]\d?$/u.test(below) ? Number(below) : null,
      matches: before.matches,
    },
  };
}

function figuresIn({ form }: Visit, reading: FileReading): Record<string, FigureColumn> {
  return Object.fromEntries(
    reading.columns.flatMap(({ name }, index) => {
      const measure = form.text(`measure-${index}`);
      const group = form.text(`group-${index}`);
      const written = form.text(`year-${index}`);
      const scale = form.text(`scale-${index}`) === 'fraction' ? ('fraction' as const) : ('as written' as const);
      return measure
        ? [
            [
              name,
              {
                measure,
                group: isGroup(group) ? group : null,
                year: written ? (schoolYear(written) ?? written) : null,
                scale,
              },
            ],
          ]
        : [];
    }),
  );
}

function yearIn({ form }: Visit, column: string | null): Mapping['year'] {
  return column ? { column } : { fixed: schoolYear(form.text('year')) ?? '' };
}

/** The groups as chosen; for a column that was not asked about yet, as far as their names tell. */
function groupsIn({ form }: Visit, table: FoundTable, column: string | null, before: Mapping): Mapping['groups'] {
  if (!column) return null;
  if (before.groups?.column === column)
    return {
      column,
      values: Object.fromEntries(
        Object.keys(before.groups.values).map((value, index) => [value, form.text(`group-value-${index}`) || null]),
      ),
    };
  const place = table.columns.findIndex(({ name }) => name === column);
  const values = [...new Set(table.rows.map(({ cells }) => cells[place]!.trim()))].slice(0, 100);
  return { column, values: Object.fromEntries(values.map((value) => [value, guessOf(value)])) };
}

function guessOf(value: string): string | null {
  const found = subgroupOf(value);
  return found ? groupOf(found.code) : null;
}

const blankIn = (text: string): 'withheld' | 'missing' | 'not applicable' =>
  text === 'withheld' || text === 'not applicable' ? text : 'missing';
