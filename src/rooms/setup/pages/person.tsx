import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { errorOf } from '#ground/http/again.js';
import type { FieldError } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { Form, Notice, Section, TextField } from '#ground/ui/index.js';
import type { Answers } from '../answers.js';
import { Described } from './described.js';
import { setupPage } from './shell.js';
import { words } from '../words.js';

export interface PersonForm {
  answers: Answers;
  version: number;
  errors?: FieldError[];
  /** The answers about the coalition changed since the form was shown before. */
  changed?: boolean;
}

/** The third step: who the first network staff is. Sending it finishes set-up. */
export function personPage(
  visit: Visit,
  { answers, version, errors = [], changed = false }: PersonForm,
): Promise<Response> {
  const say = words.in(visit.locale);
  return setupPage(
    visit,
    {
      step: 'person',
      title: say('person.title'),
      lead: say('person.lead'),
      errors,
      back: { coalition: '/setup/coalition' },
      ...(changed ? { status: 409 } : {}),
    },
    <>
      {changed && (
        <Notice kind="warning" title={say('person.changed')} announce>
          {say('person.changed.text')}
        </Notice>
      )}
      <Form
        action="/setup/person"
        submitLabel={say('person.finish')}
        hidden={{ version: String(version), id: idOf(visit) }}
      >
        <TextField
          name="name"
          label={say('person.name')}
          width="l"
          required
          autocomplete="name"
          value={visit.form.text('name')}
          error={errorOf(errors, 'name')}
        />
        <TextField
          name="email"
          type="email"
          inputmode="email"
          label={say('person.email')}
          hint={say('person.email.hint')}
          width="l"
          required
          autocomplete="email"
          spellcheck={false}
          value={visit.form.text('email')}
          error={errorOf(errors, 'email')}
        />
      </Form>
      <Section title={say('person.review')}>
        <Described visit={visit} answers={answers} change />
      </Section>
    </>,
  );
}

/** The id that the person will have: the same when the form is shown again, so that sending it twice makes one person. */
export function idOf({ form }: Pick<Visit, 'form'>): string {
  const sent = z.uuid().safeParse(form.text('id'));
  return sent.success ? sent.data : uuidv7();
}
