import { errorOf } from '#ground/http/again.js';
import type { FieldError } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { Form, Notice, TextField } from '#ground/ui/index.js';
import { setupPage } from './shell.js';
import { words } from '../words.js';

/** The first step: the code from the operator's terminal. */
export function codePage(visit: Visit, errors: FieldError[] = []): Promise<Response> {
  const say = words.in(visit.locale);
  return setupPage(
    visit,
    { step: 'code', title: say('code.title'), lead: say('code.lead'), errors },
    <>
      {visit.url.searchParams.has('again') && (
        <Notice title={say('code.again')} announce>
          {say('code.again.text')}
        </Notice>
      )}
      <Form action="/setup" submitLabel={say('next')}>
        <TextField
          name="code"
          label={say('code.label')}
          hint={say('code.hint')}
          width="l"
          required
          autocomplete="off"
          spellcheck={false}
          value={visit.form.text('code')}
          error={errorOf(errors, 'code')}
        />
      </Form>
      <p>{say('code.lost')}</p>
    </>,
  );
}
