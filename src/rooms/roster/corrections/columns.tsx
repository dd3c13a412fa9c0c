import {
  type Field,
  fieldsOf,
  forbiddenBy,
  isFieldOf,
  nthOf,
  proposeColumns,
  type RecordKind,
  required,
  type SaidColumn,
} from '#engines/roster/index.js';
import type { FieldError } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { Fieldset, SelectField, Stack } from '#ground/ui/index.js';
import type { SurveyedFile } from '../reading/survey.js';
import { fieldName } from '../said/field-name.js';
import { words } from '../words.js';

/** What was chosen for one column, and the column's place in the row. */
export interface Answered {
  place: number;
  column: SaidColumn;
}

export function saidIn({ form }: Visit, file: SurveyedFile): Answered[] {
  return openColumns(file).map((place) => {
    const given = form.text(`column-${place}`);
    const column = {
      header: file.header[place]!,
      nth: nthOf(file.header, place),
      field: (given || null) as Field | null,
    };
    return { place, column };
  });
}

/** What stands in the way of reading a kind of file as was chosen, at the fields where it can be mended. */
export function wrongIn(visit: Visit, kind: RecordKind, columns: readonly Answered[]): FieldError[] {
  const say = words.in(visit.locale);
  const fields = new Set<Field>();
  const errors = columns.flatMap(({ place, column: { field } }) => {
    const name = `column-${place}`;
    if (field === null) return [];
    if (!isFieldOf(kind, field)) return [{ field: name, message: say('file.column.choose') }];
    if (fields.has(field))
      return [{ field: name, message: say('file.column.twice', { field: nameOf(visit, kind, field) }) }];
    fields.add(field);
    return [];
  });
  const first = columns[0] ? `column-${columns[0].place}` : 'kind';
  for (const one of required[kind] as readonly (readonly Field[])[])
    if (!one.some((field) => fields.has(field)))
      errors.push({ field: first, message: say('file.column.missing', { field: namesOf(visit, kind, one) }) });
  return errors;
}

/** A list for each column of a file: what it holds, of the fields that such a file may have. */
export function ColumnFields({
  visit,
  file,
  kind,
  errors,
}: {
  visit: Visit;
  file: SurveyedFile;
  kind: RecordKind;
  errors: readonly FieldError[];
}) {
  const say = words.in(visit.locale);
  const read = kind === file.kind ? file.columns : proposeColumns(kind, file.header).columns;
  const options = fieldsOf(kind).map((field) => ({ value: field, label: nameOf(visit, kind, field) }));
  const errorOf = (name: string) => {
    const error = errors.find(({ field }) => field === name)?.message;
    return error ? { error } : {};
  };
  const wasSent = visit.form.all('kind').length > 0;
  const needs = (required[kind] as readonly (readonly Field[])[]).map((one) => namesOf(visit, kind, one));
  const refused = file.header.filter((name) => forbiddenBy(name));
  return (
    <Fieldset
      id="columns"
      legend={say('file.columns')}
      largeLegend
      hint={say('file.columns.hint', { fields: needs.join('; ') })}
    >
      <Stack>
        {openColumns(file).map((place) => (
          <SelectField
            name={`column-${place}`}
            label={<bdi>{file.header[place] || say('file.column.unnamed', { place: place + 1 })}</bdi>}
            placeholder={say('file.column.unread')}
            options={options}
            value={
              wasSent ? visit.form.text(`column-${place}`) : (read.find(({ index }) => index === place)?.field ?? '')
            }
            {...errorOf(`column-${place}`)}
          />
        ))}
        {refused.length > 0 && <p>{say('file.columns.refused', { columns: refused.join(', ') })}</p>}
        {file.header.length > mostColumns && <p>{say('file.columns.more', { most: mostColumns })}</p>}
      </Stack>
    </Fieldset>
  );
}

/** A form holds no more than a few hundred fields; columns further right are read as they look. */
const mostColumns = 300;

/** The columns of which a person can say something, by their place. */
const openColumns = ({ header }: SurveyedFile): number[] =>
  [...header.keys()].slice(0, mostColumns).filter((index) => !forbiddenBy(header[index]!));

const namesOf = (visit: Visit, kind: RecordKind, fields: readonly Field[]): string =>
  new Intl.ListFormat(visit.locale, { type: 'disjunction' }).format(fields.map((field) => nameOf(visit, kind, field)));

const nameOf = ({ locale }: Visit, kind: RecordKind, field: Field): string => fieldName(words.in(locale), kind, field);
