import { v7 as uuidv7 } from 'uuid';
import type { FieldError } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { formatDate } from '#ground/i18n/format.js';
import { Badge, Breadcrumbs, DateField, Disclosure, ErrorSummary, Form, Notice, PageHeader, RadioGroup, Section, SelectField, Stack, TextField } from '#ground/ui/index.js';
import { errorOf } from '../again.js';
import { codeSection } from '../codes/section.js';
import { familyRoles } from '../family-roles.js';
import { formId } from '../id-param.js';
import { PlaceField } from '../place-field.js';
import type { Place } from '../places.js';
import { roleName } from '../role-name.js';
import { roles } from '../roles.js';
import { words } from '../words.js';
import { type HeldRole, type Person, rolesOf } from './queries.js';

interface Refused {
  giving?: FieldError[];
  choices?: Place[];
  ending?: { id: string; errors: FieldError[] };
}

/** One person: the roles they hold and held, forms to give and end them, and the printed code. */
export async function personPage(visit: Visit, person: Person, refused: Refused = {}): Promise<Response> {
  const say = words.in(visit.locale);
  const held = await rolesOf(visit, person.id);
  const code = await codeSection(visit, person);
  const errors = refused.giving ?? refused.ending?.errors ?? [];
  const network = visit.holdings.some(({ role }) => role === 'network staff');
  return visit.page(
    {
      title: person.name, noIndex: true, width: 'text', status: errors.length > 0 ? 422 : 200,
      before: <Breadcrumbs label={say('people.path')} links={[{ href: '/people', label: say('people.title') }]} />,
    },
    <>
      <ErrorSummary title={say('form.problem')} errors={errors} />
      <PageHeader title={person.name} meta={person.fictional && <Badge>{say('people.madeUp')}</Badge>} />
      <Stack gap="l">
        {visit.url.searchParams.has('saved') && <Notice kind="success" title={say('account.saved')} announce />}
        {visit.url.searchParams.has('added') && <Notice kind="success" title={say('person.added')} announce>{say('person.addedText')}</Notice>}
        <Section title={say('people.roles')} look="plain">
          {held.length === 0 && <p>{say('people.noRole')}</p>}
          {held.map((role) => (
            <RoleEntry visit={visit} person={person} role={role} mayEnd={network || familyRoles.some((each) => each === role.role)} errors={refused.ending?.id === role.id ? refused.ending.errors : []} />
          ))}
        </Section>
        {code}
        {network && <GiveRole visit={visit} person={person} errors={refused.giving ?? []} choices={refused.choices ?? []} />}
      </Stack>
    </>,
  );
}

function RoleEntry({ visit, person, role, mayEnd, errors }: { visit: Visit; person: Person; role: HeldRole; mayEnd: boolean; errors: FieldError[] }) {
  const say = words.in(visit.locale);
  const name = roleName(visit.locale, role.role);
  const from = formatDate(visit.locale, role.startsOn);
  return (
    <Section title={name} level={3}>
      <p>{role.place}{role.over && <> <Badge>{say('role.over')}</Badge></>}</p>
      <p>{role.endsOn && role.endsOn >= role.startsOn ? say('role.fromTo', { from, to: formatDate(visit.locale, role.endsOn) }) : say('role.since', { from })}</p>
      {role.givenBy && <p>{say('role.givenBy', { name: role.givenBy })}</p>}
      {role.reason && <p>{say('role.reason', { reason: role.reason })}</p>}
      {role.endReason && <p>{say('role.endReason', { reason: role.endReason })}</p>}
      {mayEnd && !role.over && (
        <Disclosure summary={say('role.end')} open={errors.length > 0}>
          <Form action={`/people/${person.id}/roles/${role.id}/end`} submitLabel={say('role.end.do')} submitKind="danger" label={say('role.end.of', { role: name })}>
            <RadioGroup
              name="when" id={`when-${role.id}`} label={say('role.end.when')} value={visit.form.text('when') || 'now'} error={errorOf(errors, 'when')}
              choices={[
                { value: 'now', label: say('role.end.now') },
                { value: 'later', label: say('role.end.later'), more: <DateField name="last_day" id={`last-day-${role.id}`} label={say('role.end.lastDay')} value={visit.form.text('last_day')} error={errorOf(errors, 'last_day')} /> },
              ]}
            />
            <TextField name="reason" id={`reason-${role.id}`} label={say('role.end.reason')} hint={say('role.end.reasonHint')} width="l" value={errors.length > 0 ? visit.form.text('reason') : ''} error={errorOf(errors, 'reason')} />
          </Form>
        </Disclosure>
      )}
    </Section>
  );
}

function GiveRole({ visit, person, errors, choices }: { visit: Visit; person: Person; errors: FieldError[]; choices: Place[] }) {
  const say = words.in(visit.locale);
  const typed = (field: string) => (errors.length > 0 ? visit.form.text(field) : '');
  return (
    <Section title={say('role.give')} id="give">
      <Form action={`/people/${person.id}/roles`} submitLabel={say('role.give.do')} hidden={{ id: errors.length > 0 ? formId(visit, uuidv7) : uuidv7() }}>
        <SelectField name="role" label={say('people.role')} placeholder={say('role.choose')} value={typed('role')} error={errorOf(errors, 'role')} options={roles.map((value) => ({ value, label: roleName(visit.locale, value) }))} />
        <PlaceField visit={visit} errors={errors} choices={choices} />
        <DateField name="starts_on" label={say('role.startsOn')} hint={say('role.startsOnHint')} value={typed('starts_on')} error={errorOf(errors, 'starts_on')} />
        <DateField name="ends_on" label={say('role.endsOn')} optionalLabel={say('form.optional')} value={typed('ends_on')} error={errorOf(errors, 'ends_on')} />
        <TextField name="reason" label={say('role.give.reason')} optionalLabel={say('form.optional')} width="l" value={typed('reason')} />
      </Form>
    </Section>
  );
}
