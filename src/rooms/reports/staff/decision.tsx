import { errorOf } from '#ground/http/again.js';
import type { FieldError } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { ActionButton, Disclosure, Form, Section, Stack, TextArea } from '#ground/ui/index.js';
import { words } from '../words.js';
import { reportPath } from './list.js';
import type { Found } from './look-up.js';
import { waitsFor } from './queries.js';

/** What can be done next, and by whom. */
export function Decision({
  visit,
  found: { desk, report, state },
  errors,
}: {
  visit: Visit;
  found: Found;
  errors: FieldError[];
}) {
  const say = words.in(visit.locale);
  const path = reportPath(desk, report);
  const own = visit.actor?.personId === report.askedBy;
  if (report.end || state.at === 'expired') return <></>;
  return (
    <Section title={say(state.at === 'waiting' ? 'decide.title' : 'decide.later')} look="tinted">
      <Stack>
        {state.at === 'waiting' &&
          (waitsFor(visit, desk, report, state) ? (
            <Form action={`${path}/approval`} submitLabel={say('approve.submit')}>
              <p>{say('approve.lead')}</p>
            </Form>
          ) : (
            <p>{say(own ? 'decide.own' : 'decide.steward')}</p>
          ))}
        {state.at === 'open' && (
          <>
            <p>{say('link.lead')}</p>
            <ActionButton action={`${path}/link`} submitLabel={say('link.submit')} />
          </>
        )}
        {(own || desk.kind === 'district') && (
          <Disclosure
            summary={say(!own && state.at === 'waiting' ? 'end.refuse' : 'end.withdraw')}
            open={errors.length > 0}
          >
            <Form
              action={`${path}/end`}
              submitLabel={say(!own && state.at === 'waiting' ? 'end.refuse' : 'end.withdraw')}
              submitKind="danger"
            >
              <TextArea
                name="reason"
                label={say('end.reason')}
                hint={say('end.reason.hint')}
                rows={2}
                value={visit.form.text('reason')}
                error={errorOf(errors, 'reason')}
              />
            </Form>
          </Disclosure>
        )}
      </Stack>
    </Section>
  );
}
