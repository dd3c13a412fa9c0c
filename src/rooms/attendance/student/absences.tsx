import type { Visit } from '#ground/http/visit.js';
import { formatDate } from '#ground/i18n/format.js';
import { EmptyState, Section, Table } from '#ground/ui/index.js';
import type { Absence } from '../promises/queries.js';
import { words } from '../words.js';

/** The days missed this year, month by month. */
export function Absences({ visit: { locale }, absences }: { visit: Visit; absences: Absence[] }) {
  const say = words.in(locale);
  const months = Map.groupBy(absences, ({ day }) => day.slice(0, 7));
  return (
    <Section title={say('absences.title')}>
      <Table
        caption={say('absences.title')}
        label={say('absences.title')}
        hideCaption
        stacks
        columns={[
          { key: 'month', label: say('column.month'), rowHeading: true },
          { key: 'count', label: say('column.missed'), align: 'end' },
          { key: 'days', label: say('column.days') },
        ]}
        rows={[...months].map(([month, days]) => ({
          month: formatDate(locale, `${month}-01`, { month: 'long', year: 'numeric' }),
          count: String(days.length),
          days: days
            .toReversed()
            .map(({ day, part, kind }) =>
              say('absence', {
                day: formatDate(locale, day, { weekday: 'short', day: 'numeric' }),
                half: part === 1 ? 'yes' : 'no',
                kind: say(`kind.${kind}`),
              }),
            )
            .join('; '),
        }))}
        empty={<EmptyState title={say('absences.none')} text={say('absences.none-text')} />}
      />
    </Section>
  );
}
