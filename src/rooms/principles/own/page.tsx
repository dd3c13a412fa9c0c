import { v7 as uuidv7 } from 'uuid';
import { errorOf } from '#ground/http/again.js';
import type { FieldError } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { type Locale, locales } from '#ground/i18n/locale.js';
import { Button, ErrorSummary, Form, Grid, Notice, PageHeader, Stack, TextArea, TextField } from '#ground/ui/index.js';
import type { Framework } from '../queries.js';
import { words } from '../words.js';
import type { NewVersion } from './actions.js';
import { InEachLanguage } from './in-each-language.js';
import { writtenPrinciples } from './parse.js';

export interface OwnPageProps {
  /** What is saved now; a framework that is only being begun has nothing. */
  current?: Framework | undefined;
  /** What stands in the fields; what was typed when this is left out. */
  text?: Partial<Omit<NewVersion, 'id'>>;
  /** What the form carried unseen, when it is shown again. */
  again?: { id: string; base: number };
  errors?: FieldError[];
  preview?: Omit<NewVersion, 'id'>;
  /** Somebody else saved in the meantime: their text stands below. */
  stale?: boolean;
}

/** A framework of the coalition's own in all languages, side by side, with what it will look like. */
export function ownPage(visit: Visit, props: OwnPageProps): Promise<Response> {
  const { current, text, again, errors = [], preview, stale = false } = props;
  const say = words.in(visit.locale);
  const title = current ? say('own.edit') : say('new');
  const kept = stale ? undefined : again;
  const hidden = { id: kept?.id ?? uuidv7(), base: String(kept?.base ?? current?.version ?? 0) };
  return visit.page(
    { title, noIndex: true, status: stale ? 409 : errors.length > 0 ? 422 : 200 },
    <Stack>
      <ErrorSummary title={say('form.problem')} errors={errors} />
      <PageHeader
        title={title}
        lead={say(current?.shown ? 'own.lead.shown' : 'own.lead')}
        meta={current && <a href={`/principles/${current.key}`}>{say('own.see')}</a>}
      />
      {stale && (
        <Notice kind="warning" title={say('own.stale')} announce>
          <p>{say('own.stale.text')}</p>
        </Notice>
      )}
      {preview && (
        <>
          <Notice title={say('own.preview.text')} announce />
          <InEachLanguage visit={visit} title={say('own.preview.heading')} framework={preview} />
        </>
      )}
      <Form
        action={current ? `/principles/${current.key}/versions` : '/principles'}
        submitLabel={say('own.save')}
        hidden={hidden}
        otherActions={
          <Button kind="secondary" name="do" value="preview">
            {say('own.preview')}
          </Button>
        }
      >
        <Grid min="l">
          {locales.map((locale) => (
            <Fields visit={visit} locale={locale} text={text} errors={errors} />
          ))}
        </Grid>
      </Form>
      {stale && current && <InEachLanguage visit={visit} title={say('own.theirs')} framework={current} />}
    </Stack>,
  );
}

interface FieldsProps {
  visit: Visit;
  locale: Locale;
  text: OwnPageProps['text'];
  errors: FieldError[];
}

function Fields({ visit, locale, text, errors }: FieldsProps) {
  const say = words.in(visit.locale);
  const field = (name: string, known: string | undefined) => ({
    name: `${name}_${locale}`,
    value: text ? (known ?? '') : visit.form.text(`${name}_${locale}`),
    error: errorOf(errors, `${name}_${locale}`),
    width: 'full' as const,
  });
  return (
    <Stack>
      <TextField {...field('name', text?.name?.[locale])} label={say('own.name', { locale })} />
      <TextField
        {...field('origin', text?.origin?.[locale])}
        label={say('own.origin', { locale })}
        hint={say('own.origin.hint')}
      />
      <TextArea {...field('summary', text?.summary?.[locale])} label={say('own.summary', { locale })} rows={2} />
      <TextArea
        {...field('principles', writtenIn(locale, text?.principles ?? []))}
        label={say('own.principles', { locale })}
        hint={say('own.principles.hint')}
        rows={18}
      />
    </Stack>
  );
}

const writtenIn = (locale: Locale, principles: NewVersion['principles']) =>
  writtenPrinciples(
    principles
      .filter(({ title }) => title[locale])
      .map(({ title, body }) => ({ title: title[locale] ?? '', body: body[locale] ?? '' })),
  );
