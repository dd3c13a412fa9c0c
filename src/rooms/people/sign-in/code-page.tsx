import type { FieldError } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { Form, TextField } from '#ground/ui/index.js';
import { errorOf } from '#ground/http/again.js';
import { words } from '../words.js';
import { nextOf, signInShell } from './shell.js';

export function codePage(visit: Visit, errors: FieldError[] = []): Promise<Response> {
  const say = words.in(visit.locale);
  return signInShell(
    visit,
    say('signIn.code.title'),
    <Form action="/sign-in/code" submitLabel={say('signIn.code.enter')} hidden={{ next: nextOf(visit) }}>
      <TextField
        name="code"
        label={say('signIn.code.label')}
        hint={say('signIn.code.hint')}
        width="l"
        required
        autocomplete="off"
        spellcheck={false}
        error={errorOf(errors, 'code')}
        value={visit.form.text('code')}
      />
    </Form>,
    errors,
  );
}
