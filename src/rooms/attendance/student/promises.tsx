import type { Visit } from '#ground/http/visit.js';
import { formatDate, formatDay } from '#ground/i18n/format.js';
import { Badge, Disclosure, EmptyState, Form, RadioGroup, Section, Stack, Table, TextField } from '#ground/ui/index.js';
import { mostNote } from '../promises/fields.js';
import type { Promised } from '../promises/queries.js';
import { pathOf, type School } from '../school.js';
import { words } from '../words.js';

/** What the team promised about a student, and what came of it. */
export function Promises({ visit, school, promises }: { visit: Visit; school: School; promises: Promised[] }) {
  const { locale, timeZone } = visit;
  const say = words.in(locale);
  return (
    <Section title={say('promises.title')}>
      <Table
        caption={say('promises.title')}
        label={say('promises.title')}
        hideCaption
        stacks
        columns={[
          { key: 'step', label: say('field.step'), rowHeading: true },
          { key: 'owner', label: say('field.owner') },
          { key: 'due', label: say('field.due') },
          { key: 'state', label: say('column.done') },
        ]}
        rows={promises.map(({ id, student, step, note, owner, dueOn, end }) => ({
          step: [say(`step.${step}`), note].filter(Boolean).join(' · '),
          owner,
          due: formatDate(locale, dueOn, { dateStyle: 'medium' }),
          state: end ? (
            <>
              <Badge tone={end.outcome === 'kept' ? 'success' : 'neutral'}>{say(`ended.${end.outcome}`)}</Badge>{' '}
              {end.by}, {formatDay(locale, timeZone, new Date(end.at), 'medium')}
              {end.note && ` · ${end.note}`}
            </>
          ) : (
            <Stack gap="s">
              <End visit={visit} school={school} promise={id} student={student} />
              <a href={`?change=${id}#promise`}>{say('promise.move')}</a>
            </Stack>
          ),
        }))}
        empty={<EmptyState title={say('promises.none')} text={say('promises.none-text')} />}
      />
    </Section>
  );
}

/** Done or not needed, with a word on how it went. */
function End({ visit, school, promise, student }: { visit: Visit; school: School; promise: string; student: string }) {
  const say = words.in(visit.locale);
  return (
    <Disclosure summary={say('end.how')}>
      <Form
        action={`${pathOf(school)}/promises/${promise}/end`}
        submitLabel={say('end.submit')}
        submitKind="secondary"
        hidden={{ student }}
      >
        <RadioGroup
          name="outcome"
          id={`outcome-${promise}`}
          label={say('column.done')}
          value="kept"
          inline
          choices={(['kept', 'dropped'] as const).map((value) => ({ value, label: say(`end.${value}`) }))}
        />
        <TextField
          name="note"
          id={`note-${promise}`}
          label={say('field.note')}
          hint={say('field.note.hint')}
          maxlength={mostNote}
          optionalLabel={say('optional')}
        />
      </Form>
    </Disclosure>
  );
}
