import { v7 as uuidv7 } from 'uuid';
import type { FieldError } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { DateField, Form, Section, SelectField, TextField } from '#ground/ui/index.js';
import { errorOf } from '#ground/http/again.js';
import { formId } from '../id-param.js';
import { PlaceField } from '../place-field.js';
import type { Place } from '../places.js';
import { roleName } from '../role-name.js';
import { roles } from '../roles.js';
import { words } from '../words.js';
import type { Person } from './queries.js';

/** The form that gives a person a role. */
export function GiveRole({
  visit,
  person,
  errors,
  choices,
}: {
  visit: Visit;
  person: Person;
  errors: FieldError[];
  choices: Place[];
}) {
  const say = words.in(visit.locale);
  const typed = (field: string) => (errors.length > 0 ? visit.form.text(field) : '');
  return (
    <Section title={say('role.give')} id="give">
      <Form
        action={`/people/${person.id}/roles`}
        submitLabel={say('role.give.do')}
        hidden={{ id: errors.length > 0 ? formId(visit, uuidv7) : uuidv7() }}
      >
        <SelectField
          name="role"
          label={say('people.role')}
          placeholder={say('role.choose')}
          value={typed('role')}
          error={errorOf(errors, 'role')}
          options={roles.map((value) => ({ value, label: roleName(visit.locale, value) }))}
        />
        <PlaceField visit={visit} errors={errors} choices={choices} />
        <DateField
          name="starts_on"
          label={say('role.startsOn')}
          hint={say('role.startsOnHint')}
          value={typed('starts_on')}
          error={errorOf(errors, 'starts_on')}
        />
        <DateField
          name="ends_on"
          label={say('role.endsOn')}
          optionalLabel={say('form.optional')}
          value={typed('ends_on')}
          error={errorOf(errors, 'ends_on')}
        />
        <TextField
          name="reason"
          label={say('role.give.reason')}
          optionalLabel={say('form.optional')}
          width="l"
          value={typed('reason')}
        />
      </Form>
    </Section>
  );
}
