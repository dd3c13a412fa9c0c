import { v7 as uuidv7 } from 'uuid';
import type { FieldError } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { languageNames, locales } from '#ground/i18n/locale.js';
import { Breadcrumbs, ErrorSummary, Form, PageHeader, RadioGroup, SelectField, TextField } from '#ground/ui/index.js';
import { errorOf } from '#ground/http/again.js';
import { formId } from '../id-param.js';
import { PlaceField } from '../place-field.js';
import type { Place } from '../places.js';
import { roleName } from '../role-name.js';
import { roles } from '../roles.js';
import { words } from '../words.js';

export function newInvitationPage(visit: Visit, errors: FieldError[] = [], choices: Place[] = []): Promise<Response> {
  const say = words.in(visit.locale);
  const typed = (field: string) => visit.form.text(field);
  return visit.page(
    {
      title: say('invitation.new'),
      noIndex: true,
      width: 'text',
      status: errors.length > 0 ? 422 : 200,
      before: (
        <Breadcrumbs
          label={say('people.path')}
          links={[
            { href: '/people', label: say('people.title') },
            { href: '/people/invitations', label: say('invitation.list') },
          ]}
        />
      ),
    },
    <>
      <ErrorSummary title={say('form.problem')} errors={errors} />
      <PageHeader title={say('invitation.new')} lead={say('invitation.newLead')} />
      <Form action="/people/invitations" submitLabel={say('invitation.send')} hidden={{ id: formId(visit, uuidv7) }}>
        <TextField
          name="email"
          type="email"
          width="l"
          autocomplete="off"
          spellcheck={false}
          label={say('invitation.email')}
          value={typed('email')}
          error={errorOf(errors, 'email')}
        />
        <TextField
          name="name"
          width="l"
          autocomplete="off"
          label={say('people.name')}
          hint={say('invitation.nameHint')}
          value={typed('name')}
          error={errorOf(errors, 'name')}
        />
        <SelectField
          name="role"
          label={say('people.role')}
          placeholder={say('role.choose')}
          value={typed('role')}
          error={errorOf(errors, 'role')}
          options={roles.map((value) => ({ value, label: roleName(visit.locale, value) }))}
        />
        <PlaceField visit={visit} errors={errors} choices={choices} />
        <RadioGroup
          name="locale"
          inline
          label={say('invitation.language')}
          value={typed('locale') || 'en'}
          choices={locales.map((value) => ({ value, label: languageNames[value] }))}
        />
      </Form>
    </>,
  );
}
