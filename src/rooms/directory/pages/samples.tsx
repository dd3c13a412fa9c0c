import type { Visit } from '#ground/http/visit.js';
import { Section, Table } from '#ground/ui/index.js';
import type { Outlook } from '../importing/compare.js';
import { words } from '../words.js';

/** Some of what would change, so that one can see whether the file says what one thinks. */
export function Samples({ visit, outlook: { samples, missing } }: { visit: Visit; outlook: Outlook }) {
  const say = words.in(visit.locale);
  return (
    <>
      {samples.added.length > 0 && (
        <Section title={say('preview.added')}>
          <Places places={samples.added} />
        </Section>
      )}
      {samples.changed.length > 0 && (
        <Section title={say('preview.changes')}>
          <Table
            caption={say('preview.changes.some')}
            label={say('preview.changes')}
            dense
            columns={[
              { key: 'name', label: say('imports.place'), rowHeading: true },
              { key: 'field', label: say('preview.field') },
              { key: 'from', label: say('preview.from') },
              { key: 'to', label: say('preview.to') },
            ]}
            rows={samples.changed.flatMap(({ name, fields }) =>
              fields.map(({ field, from, to }) => ({
                name,
                field: say(`column.${field}`),
                from: from ?? '—',
                to: to ?? '—',
              })),
            )}
          />
        </Section>
      )}
      {missing > 0 && (
        <Section title={say('preview.missing.title', { missing })} lead={say('preview.missing.lead')}>
          <Places places={samples.missing} />
        </Section>
      )}
    </>
  );
}

function Places({ places }: { places: { name: string; city: string | null }[] }) {
  return (
    <ul>
      {places.map(({ name, city }) => (
        <li>{[name, city].filter(Boolean).join(', ')}</li>
      ))}
    </ul>
  );
}
