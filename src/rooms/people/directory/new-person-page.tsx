import { v7 as uuidv7 } from 'uuid';
import type { FieldError } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { languageNames, locales } from '#ground/i18n/locale.js';
import { ErrorSummary, Form, PageHeader, RadioGroup, TextField } from '#ground/ui/index.js';
import { errorOf } from '#ground/http/again.js';
import { familyRoles } from '../family-roles.js';
import { formId } from '../id-param.js';
import { PlaceField } from '../place-field.js';
import { type Place, placeById } from '../places.js';
import { roleName } from '../role-name.js';
import { words } from '../words.js';

/** Adds a family member, student or resident without an email address; a printed code lets them in. */
export async function newPersonPage(visit: Visit, errors: FieldError[] = [], choices: Place[] = []): Promise<Response> {
  const say = words.in(visit.locale);
  const [first] = visit.holdings;
  const own =
    visit.holdings.length === 1 && first && first.role !== 'network staff'
      ? await placeById(visit, first.placeId)
      : undefined;
  return visit.page(
    { title: say('person.new'), noIndex: true, width: 'text', status: errors.length > 0 ? 422 : 200 },
    <>
      <ErrorSummary title={say('form.problem')} errors={errors} />
      <PageHeader title={say('person.new')} lead={say('person.newLead')} />
      <Form action="/people" submitLabel={say('person.add')} hidden={{ id: formId(visit, uuidv7) }}>
        <TextField
          name="name"
          label={say('people.name')}
          width="l"
          autocomplete="off"
          value={visit.form.text('name')}
          error={errorOf(errors, 'name')}
        />
        <RadioGroup
          name="role"
          label={say('people.role')}
          value={visit.form.text('role') || 'family member'}
          error={errorOf(errors, 'role')}
          choices={familyRoles.map((value) => ({ value, label: roleName(visit.locale, value) }))}
        />
        <PlaceField visit={visit} errors={errors} choices={choices} {...(own ? { value: own.name } : {})} />
        <RadioGroup
          name="locale"
          label={say('person.language')}
          inline
          value={visit.form.text('locale') || 'en'}
          choices={locales.map((value) => ({ value, label: languageNames[value] }))}
        />
      </Form>
    </>,
  );
}
