import type { FieldError } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { formatDate } from '#ground/i18n/format.js';
import { Badge, DateField, Disclosure, Form, RadioGroup, Section, TextField } from '#ground/ui/index.js';
import { errorOf } from '#ground/http/again.js';
import { roleName } from '../role-name.js';
import { words } from '../words.js';
import type { HeldRole, Person } from './queries.js';

/** One role of a person, with the form to end it for whoever may. */
export function RoleEntry({
  visit,
  person,
  role,
  mayEnd,
  errors,
}: {
  visit: Visit;
  person: Person;
  role: HeldRole;
  mayEnd: boolean;
  errors: FieldError[];
}) {
  const say = words.in(visit.locale);
  const name = roleName(visit.locale, role.role);
  const from = formatDate(visit.locale, role.startsOn);
  return (
    <Section title={name} level={3}>
      <p>
        {role.place}
        {role.over && (
          <>
            {' '}
            <Badge>{say('role.over')}</Badge>
          </>
        )}
      </p>
      <p>
        {role.endsOn && role.endsOn >= role.startsOn
          ? say('role.fromTo', { from, to: formatDate(visit.locale, role.endsOn) })
          : say('role.since', { from })}
      </p>
      {role.givenBy && <p>{say('role.givenBy', { name: role.givenBy })}</p>}
      {role.reason && <p>{say('role.reason', { reason: role.reason })}</p>}
      {role.endReason && <p>{say('role.endReason', { reason: role.endReason })}</p>}
      {mayEnd && !role.over && (
        <Disclosure summary={say('role.end')} open={errors.length > 0}>
          <Form
            action={`/people/${person.id}/roles/${role.id}/end`}
            submitLabel={say('role.end.do')}
            submitKind="danger"
            label={say('role.end.of', { role: name })}
          >
            <RadioGroup
              name="when"
              id={`when-${role.id}`}
              label={say('role.end.when')}
              value={visit.form.text('when') || 'now'}
              error={errorOf(errors, 'when')}
              choices={[
                { value: 'now', label: say('role.end.now') },
                {
                  value: 'later',
                  label: say('role.end.later'),
                  more: (
                    <DateField
                      name="last_day"
                      id={`last-day-${role.id}`}
                      label={say('role.end.lastDay')}
                      value={visit.form.text('last_day')}
                      error={errorOf(errors, 'last_day')}
                    />
                  ),
                },
              ]}
            />
            <TextField
              name="reason"
              id={`reason-${role.id}`}
              label={say('role.end.reason')}
              hint={say('role.end.reasonHint')}
              width="l"
              value={errors.length > 0 ? visit.form.text('reason') : ''}
              error={errorOf(errors, 'reason')}
            />
          </Form>
        </Disclosure>
      )}
    </Section>
  );
}
