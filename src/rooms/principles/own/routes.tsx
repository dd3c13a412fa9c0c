import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { errorOf, orAgain } from '#ground/http/again.js';
import { type FieldError, notFound } from '#ground/http/errors.js';
import { get, post } from '#ground/http/route.js';
import type { Visit } from '#ground/http/visit.js';
import { type Locale, languageNames, locales } from '#ground/i18n/locale.js';
import { ErrorSummary, Form, Grid, Notice, PageHeader, Section, Stack, TextArea, TextField } from '#ground/ui/index.js';
import { Principles } from '../framework-view.js';
import { keepsPrinciples } from '../policy.js';
import { findFramework, type Framework } from '../queries.js';
import { words } from '../words.js';
import { addFramework, reviseFramework } from './actions.js';
import { versionOf } from './form.js';
import { writtenPrinciples } from './parse.js';

export const ownFrameworkRoutes = [
  get('/principles/new', keepsPrinciples, (visit) => ownPage(visit)),
  post('/principles', keepsPrinciples, add),
  get('/principles/:framework/edit', keepsPrinciples, async (visit) => ownPage(visit, await ownFramework(visit))),
  post('/principles/:framework/versions', keepsPrinciples, revise),
];

function add(visit: Visit): Promise<Response> {
  return orAgain(
    async () => visit.redirect(`/principles/${await addFramework(visit, visit.actor!.personId, versionOf(visit))}`),
    (errors) => ownPage(visit, undefined, errors),
  );
}

async function revise(visit: Visit): Promise<Response> {
  const framework = await ownFramework(visit);
  return orAgain(
    async () => {
      const { base } = visit.form.parse(z.object({ base: z.coerce.number().int().min(1) }));
      const result = await reviseFramework(visit, visit.actor!.personId, framework.key, base, versionOf(visit));
      if (result === 'missing') throw notFound();
      if (result === 'stale') return ownPage(visit, await ownFramework(visit), [], true);
      return visit.redirect(`/principles/${framework.key}`);
    },
    (errors) => ownPage(visit, framework, errors),
  );
}

/** The coalition's own framework that the address names; the field's are changed by nobody here. */
async function ownFramework(visit: Visit): Promise<Framework> {
  const framework = await findFramework(visit, visit.param('framework'));
  if (!framework || framework.standard) throw notFound();
  return framework;
}

/** The form; when it is refused or `stale`, with all that was typed, and in the second case with what stands now below. */
function ownPage(visit: Visit, framework?: Framework, errors: FieldError[] = [], stale = false): Promise<Response> {
  const say = words.in(visit.locale);
  const again = errors.length > 0 || stale;
  const title = framework ? say('own.edit') : say('new');
  const hidden: Record<string, string> = { id: errors.length > 0 ? visit.form.text('id') : uuidv7() };
  if (framework) hidden['base'] = errors.length > 0 ? visit.form.text('base') : String(framework.version);
  return visit.page(
    { title, noIndex: true, status: stale ? 409 : again ? 422 : 200 },
    <Stack>
      <ErrorSummary title={say('form.problem')} errors={errors} />
      <PageHeader title={title} lead={say('own.lead')} />
      {stale && (
        <Notice kind="warning" title={say('own.stale')} announce>
          <p>{say('own.stale.text')}</p>
        </Notice>
      )}
      <Form
        action={framework ? `/principles/${framework.key}/versions` : '/principles'}
        submitLabel={say('own.save')}
        hidden={hidden}
      >
        <Grid min="l">
          {locales.map((locale) => (
            <Fields visit={visit} locale={locale} framework={framework} errors={errors} again={again} />
          ))}
        </Grid>
      </Form>
      {stale && framework && (
        <Section title={say('own.theirs')} look="tinted">
          <Principles locale={visit.locale} framework={framework} />
        </Section>
      )}
    </Stack>,
  );
}

interface FieldsProps {
  visit: Visit;
  locale: Locale;
  framework: Framework | undefined;
  errors: FieldError[];
  again: boolean;
}

function Fields({ visit, locale, framework, errors, again }: FieldsProps) {
  const say = words.in(visit.locale);
  const language = languageNames[locale];
  const field = (name: string, known: string | undefined) => ({
    name: `${name}_${locale}`,
    value: again ? visit.form.text(`${name}_${locale}`) : (known ?? ''),
    error: errorOf(errors, `${name}_${locale}`),
    width: 'full' as const,
  });
  const written = framework?.principles.some(({ title }) => title[locale])
    ? writtenPrinciples(
        framework.principles.map(({ title, body }) => ({ title: title[locale] ?? '', body: body[locale] ?? '' })),
      )
    : '';
  return (
    <Stack>
      <TextField {...field('name', framework?.name[locale])} label={say('own.name', { language })} />
      <TextField
        {...field('origin', framework?.origin[locale])}
        label={say('own.origin', { language })}
        hint={say('own.origin.hint')}
      />
      <TextArea {...field('summary', framework?.summary[locale])} label={say('own.summary', { language })} rows={2} />
      <TextArea
        {...field('principles', written)}
        label={say('own.principles', { language })}
        hint={say('own.principles.hint')}
        rows={18}
      />
    </Stack>
  );
}
