import { v7 as uuidv7 } from 'uuid';
import { errorOf } from '#ground/http/again.js';
import type { FieldError } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { locales } from '#ground/i18n/locale.js';
import {
  Button,
  ErrorSummary,
  Form,
  Grid,
  Markdown,
  Notice,
  PageHeader,
  Section,
  Stack,
  TextArea,
  TextField,
} from '#ground/ui/index.js';
import type { Coalition } from '../coalition.js';
import { type PageName, pathOf } from '../defaults/index.js';
import { words } from '../words.js';
import type { Edition } from './queries.js';

export interface EditPageProps {
  page: PageName;
  coalition: Coalition;
  /** What stands in the fields. */
  text: Pick<Edition, 'title' | 'body'>;
  /** The version that is shown to the public now. */
  current: Edition;
  errors?: FieldError[];
  preview?: boolean;
  /** Someone else saved in the meantime: their text stands beside. */
  stale?: boolean;
  id?: string;
}

/** A page's texts in all languages, side by side, with what they will look like. */
export function editPage(visit: Visit, props: EditPageProps): Promise<Response> {
  const { page, text, current, errors = [], preview = false, stale = false, id = uuidv7() } = props;
  const say = words.in(visit.locale);
  const title = say('edit.heading', { page: say(`edit.page.${page}`) });
  const status = stale ? 409 : errors.length > 0 ? 422 : 200;
  return visit.page(
    { title, noIndex: true, status },
    <Stack>
      <ErrorSummary title={say('form.problem')} errors={errors} />
      <PageHeader
        title={title}
        lead={say('edit.lead')}
        meta={
          <>
            <a href={pathOf(page)}>{say('edit.see')}</a>
            <a href={`/pages/${page}/history`}>{say('edit.history')}</a>
          </>
        }
      />
      {stale && (
        <Notice kind="warning" title={say('edit.stale')} announce>
          <p>{say('edit.stale.text')}</p>
        </Notice>
      )}
      {preview && (
        <>
          <Notice title={say('edit.preview.text')} announce />
          <Texts visit={visit} title={say('edit.preview.heading')} text={text} />
        </>
      )}
      <Form
        action={`/pages/${page}/editions`}
        submitLabel={say('edit.save')}
        hidden={{ id: stale ? uuidv7() : id, base: String(current.version) }}
        otherActions={
          <Button kind="secondary" name="do" value="preview">
            {say('edit.preview')}
          </Button>
        }
      >
        <Fields visit={visit} {...props} errors={errors} />
      </Form>
      {stale && <Texts visit={visit} title={say('edit.theirs')} text={current} />}
    </Stack>,
  );
}

function Fields({ visit, text, coalition, errors }: { visit: Visit } & EditPageProps & { errors: FieldError[] }) {
  const say = words.in(visit.locale);
  return (
    <Grid min="l">
      {locales.map((locale) => {
        const optionalLabel = coalition.languages.includes(locale) ? undefined : say('form.optional');
        return (
          <Stack>
            <TextField
              name={`title_${locale}`}
              label={say('edit.title', { locale })}
              value={text.title[locale] ?? ''}
              error={errorOf(errors, `title_${locale}`)}
              width="full"
              {...(optionalLabel ? { optionalLabel } : {})}
            />
            <TextArea
              name={`body_${locale}`}
              label={say('edit.body', { locale })}
              hint={say('edit.body.hint')}
              rows={22}
              width="full"
              value={text.body[locale] ?? ''}
              error={errorOf(errors, `body_${locale}`)}
              {...(optionalLabel ? { optionalLabel } : {})}
            />
          </Stack>
        );
      })}
    </Grid>
  );
}

/** Texts as readers see them, one language beside the other. */
export function Texts({ visit, title, text }: { visit: Visit; title: string; text: Pick<Edition, 'title' | 'body'> }) {
  return (
    <Section title={title} look="tinted">
      <Grid min="l">
        {locales
          .filter((locale) => text.title[locale] || text.body[locale])
          .map((locale) => (
            <div lang={locale === visit.locale ? undefined : locale}>
              <h3>{text.title[locale]}</h3>
              <Markdown text={text.body[locale] ?? ''} headingsFrom={4} />
            </div>
          ))}
      </Grid>
    </Section>
  );
}
