import { conflict, type FieldError } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { DateField, ErrorSummary, Form, Stack, TextArea, TextField } from '#ground/ui/index.js';
import { askForCheck, settle } from '../actions.js';
import { schoolYear } from '../check/school-year.js';
import type { FigureImport } from '../import.js';
import { type SourceFacts, sourceSchema } from '../mapping.js';
import { words } from '../words.js';
import { importOf, stepPage } from './frame.js';
import { withError } from './mapping-fields.js';

/** Whose figures they are, from when, and on what terms: nothing is shown without it. */
export async function sourcePage(visit: Visit): Promise<Response> {
  const found = await importOf(visit);
  if (!found.mapping) return visit.redirect(`/figures/imports/${found.id}/mapping`);
  const { year } = found.mapping;
  const before = found.source ?? { year: 'fixed' in year ? year.fixed : '' };
  return answer(visit, found, Object.fromEntries(Object.entries(before).map(([key, value]) => [key, value ?? ''])), []);
}

export async function postSource(visit: Visit): Promise<Response> {
  const found = await importOf(visit);
  if (!found.mapping || found.publishedAs) return visit.redirect(`/figures/imports/${found.id}`);
  const { source, errors } = readSource(visit);
  if (!source) return answer(visit, found, visit.form.values(), errors);
  const isFirst = await settle(visit, {
    importId: found.id,
    after: Number(visit.form.text('version')),
    mapping: found.mapping,
    source,
    by: visit.actor?.personId ?? null,
  });
  if (!isFirst) throw conflict(words.in(visit.locale)('stale'));
  await askForCheck(visit, found.id);
  return visit.redirect(`/figures/imports/${found.id}`);
}

function readSource({ form, locale }: Visit): { source?: SourceFacts; errors: FieldError[] } {
  const say = words.in(locale);
  const optional = (field: string) => form.text(field) || null;
  const parsed = sourceSchema.safeParse({
    publisher: form.text('publisher'),
    title: form.text('title'),
    licence: form.text('licence'),
    url: optional('url'),
    asOf: form.text('asOf'),
    publishedOn: optional('publishedOn'),
    retrievedOn: form.text('retrievedOn'),
    note: optional('note'),
    year: schoolYear(form.text('year')) ?? '',
  });
  if (parsed.success) return { source: parsed.data, errors: [] };
  const fields = new Set(parsed.error.issues.map(({ path }) => String(path[0]) as keyof SourceFacts));
  return { errors: [...fields].map((field) => ({ field, message: say(`wrong.${field}`) })) };
}

function answer(
  visit: Visit,
  found: FigureImport,
  values: Record<string, string>,
  errors: FieldError[],
): Promise<Response> {
  const say = words.in(visit.locale);
  const field = (name: keyof SourceFacts) => ({
    name,
    label: say(`source.${name}`),
    value: values[name] ?? '',
    ...withError(errors.find((error) => error.field === name)?.message),
  });
  return stepPage(
    visit,
    found,
    'source',
    <Stack gap="l">
      <ErrorSummary title={say('form.wrong')} errors={errors} />
      <Form
        action={`/figures/imports/${found.id}/source`}
        submitLabel={say('source.submit')}
        hidden={{ version: String(found.version) }}
      >
        <TextField {...field('publisher')} hint={say('source.publisher-hint')} required />
        <TextField {...field('title')} hint={say('source.title-hint')} width="l" required />
        <TextField {...field('url')} type="url" optionalLabel={say('optional')} width="l" />
        <TextField {...field('licence')} hint={say('source.licence-hint')} required />
        <TextField {...field('year')} hint={say('mapping.year-hint')} width="s" required />
        <DateField {...field('asOf')} hint={say('source.asOf-hint')} required />
        <DateField {...field('publishedOn')} optionalLabel={say('optional')} />
        <DateField {...field('retrievedOn')} required />
        <TextArea {...field('note')} hint={say('source.note-hint')} optionalLabel={say('optional')} rows={3} />
      </Form>
    </Stack>,
    { status: errors.length > 0 ? 422 : 200 },
  );
}
