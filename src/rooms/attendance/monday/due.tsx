import type { Visit } from '#ground/http/visit.js';
import { formatDate } from '#ground/i18n/format.js';
import { ActionButton, Badge, Cluster, Section, Table } from '#ground/ui/index.js';
import type { Promised } from '../promises/queries.js';
import { fullName } from '../say.js';
import { pathOf, type School, studentPath } from '../school.js';
import { todayIn } from '../today.js';
import { words } from '../words.js';

/** Last week's promises first: what was to be done by now. */
export function DuePromises({ visit, school, due }: { visit: Visit; school: School; due: Promised[] }) {
  const { locale } = visit;
  const say = words.in(locale);
  const today = todayIn(visit);
  return (
    <Section
      title={say('due.title')}
      lead={due.length === 0 ? say('due.none') : say('due.lead', { count: due.length })}
    >
      {due.length > 0 && (
        <Table
          caption={say('due.title')}
          label={say('due.title')}
          hideCaption
          stacks
          columns={[
            { key: 'student', label: say('column.student'), rowHeading: true },
            { key: 'step', label: say('field.step') },
            { key: 'owner', label: say('field.owner') },
            { key: 'due', label: say('field.due') },
            { key: 'actions', label: say('column.done') },
          ]}
          rows={due.map((each) => ({
            student: <a href={studentPath(school, each.student)}>{fullName(each)}</a>,
            step: [say(`step.${each.step}`), each.note].filter(Boolean).join(' · '),
            owner: each.owner,
            due: (
              <>
                {formatDate(locale, each.dueOn, { dateStyle: 'medium' })}{' '}
                {each.dueOn < today && <Badge tone="warning">{say('due.over')}</Badge>}
              </>
            ),
            actions: (
              <Cluster>
                {(['kept', 'dropped'] as const).map((outcome) => (
                  <ActionButton
                    action={`${pathOf(school)}/promises/${each.id}/end`}
                    submitLabel={say(`end.${outcome}`)}
                    submitKind={outcome === 'kept' ? 'secondary' : 'quiet'}
                    about={fullName(each)}
                    hidden={{ outcome }}
                  />
                ))}
                <a href={`${studentPath(school, each.student)}?change=${each.id}#promise`}>{say('promise.move')}</a>
              </Cluster>
            ),
          }))}
        />
      )}
    </Section>
  );
}
