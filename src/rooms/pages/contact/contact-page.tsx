import { v7 as uuidv7 } from 'uuid';
import { errorOf } from '#ground/http/again.js';
import type { FieldError } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { ErrorSummary, Form, PageHeader, Stack, TextArea, TextField } from '#ground/ui/index.js';
import { inLanguage } from '#ground/i18n/in-language.js';
import { findCoalition } from '../coalition.js';
import { currentEdition } from '../edition/queries.js';
import { descriptionOf, EditionText, EditLink } from '../edition/show.js';
import { words } from '../words.js';
import { longestMessage } from './message.js';

/** The page on which anyone writes to the coalition. */
export async function contactPage(visit: Visit, errors: FieldError[] = []): Promise<Response> {
  const say = words.in(visit.locale);
  const [edition, coalition] = [await currentEdition(visit, 'contact'), await findCoalition(visit)];
  const title = inLanguage(edition.title, visit.locale).text;
  const field = (name: string) => ({ name, value: visit.form.text(name), error: errorOf(errors, name) });
  return visit.page(
    { title, description: descriptionOf(edition, visit), width: 'text', status: errors.length > 0 ? 422 : 200 },
    <Stack>
      <ErrorSummary title={say('form.problem')} errors={errors} />
      <PageHeader title={title} actions={<EditLink visit={visit} page="contact" />} />
      <EditionText visit={visit} edition={edition} />
      <Form
        action="/contact"
        submitLabel={say('contact.send')}
        hidden={{ id: visit.form.text('id') || uuidv7() }}
        label={title}
      >
        <TextField {...field('name')} label={say('contact.name')} autocomplete="name" />
        <TextField
          {...field('email')}
          label={say('contact.email')}
          hint={say('contact.email.hint')}
          optionalLabel={say('form.optional')}
          type="email"
          autocomplete="email"
        />
        <TextArea {...field('body')} label={say('contact.body')} rows={8} maxlength={longestMessage} />
      </Form>
      {coalition?.contactEmail && (
        <p>
          {say('contact.mail')} <a href={`mailto:${coalition.contactEmail}`}>{coalition.contactEmail}</a>
        </p>
      )}
    </Stack>,
  );
}

export function sentPage(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  return visit.page(
    { title: say('contact.sent'), noIndex: true, width: 'text' },
    <>
      <PageHeader title={say('contact.sent')} lead={say('contact.sent.text')} />
      <p>
        <a href="/">{say('contact.home')}</a>
      </p>
    </>,
  );
}
