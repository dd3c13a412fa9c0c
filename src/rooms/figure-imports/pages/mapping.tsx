import type { FoundTable } from '#engines/tabular/index.js';
import { conflict, type FieldError } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { ErrorSummary, Form, Notice, Stack } from '#ground/ui/index.js';
import { listMeasures } from '#rooms/figures/room.js';
import { settle } from '../actions.js';
import { type FigureImport, tableOf } from '../import.js';
import type { Mapping } from '../mapping.js';
import { type FileReading, findReading } from '../read/job.js';
import { words } from '../words.js';
import { ColumnFields } from './column-fields.js';
import { importOf, stepPage } from './frame.js';
import { MarkFields, PlaceFields, RowFields } from './mapping-fields.js';
import { readMappingForm } from './mapping-form.js';

/** How the file is understood: what Longtable proposes, for a person to mend. */
export async function mappingPage(visit: Visit): Promise<Response> {
  const found = await importOf(visit);
  const reading = await findReading(visit, found.id);
  if (!reading) return visit.redirect(`/figures/imports/${found.id}`);
  return answer(visit, found, reading, found.mapping ?? reading.mapping, []);
}

export async function postMapping(visit: Visit): Promise<Response> {
  const found = await importOf(visit);
  const reading = await findReading(visit, found.id);
  if (!reading || found.publishedAs) return visit.redirect(`/figures/imports/${found.id}`);
  const { table } = await tableOf(visit, found.fileId);
  const { mapping, errors } = readMappingForm(visit, table, found.mapping ?? reading.mapping, reading);
  if (errors.length > 0) return answer(visit, found, reading, mapping, errors, table);
  const isFirst = await settle(visit, {
    importId: found.id,
    after: Number(visit.form.text('version')),
    mapping,
    source: found.source,
    by: visit.actor?.personId ?? null,
  });
  if (!isFirst) throw conflict(words.in(visit.locale)('stale'));
  return visit.redirect(`/figures/imports/${found.id}/places`);
}

async function answer(
  visit: Visit,
  found: FigureImport,
  reading: FileReading,
  mapping: Mapping,
  errors: FieldError[],
  known?: FoundTable,
): Promise<Response> {
  const say = words.in(visit.locale);
  const table = known ?? (await tableOf(visit, found.fileId)).table;
  const measures = (await listMeasures(visit, visit.locale)).filter(({ derived }) => !derived);
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  const parts = { locale: visit.locale, mapping, reading, table, errorOf };
  return stepPage(
    visit,
    found,
    'mapping',
    <Stack gap="l">
      <ErrorSummary title={say('form.wrong')} errors={errors} />
      <Notice title={say('mapping.read', { rows: reading.rows, line: reading.headerLine, encoding: reading.encoding })}>
        {reading.remembered && <p>{say('mapping.remembered')}</p>}
        {reading.titles.length > 0 && <p>{say('mapping.titles', { titles: reading.titles.join(' · ') })}</p>}
        {reading.notes.length > 0 && <p>{say('mapping.notes', { notes: reading.notes.join(' · ') })}</p>}
      </Notice>
      <Form
        action={`/figures/imports/${found.id}/mapping`}
        submitLabel={say('mapping.submit')}
        hidden={{ version: String(found.version) }}
      >
        <PlaceFields {...parts} />
        <RowFields {...parts} />
        <MarkFields {...parts} />
        <ColumnFields {...parts} measures={measures} />
      </Form>
    </Stack>,
    { status: errors.length > 0 ? 422 : 200 },
  );
}
