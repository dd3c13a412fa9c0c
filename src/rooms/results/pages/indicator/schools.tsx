import { Section } from '#ground/ui/index.js';
import { valueOf } from '../../cells.js';
import { formatValue } from '../../show.js';
import { words } from '../../words.js';
import { Bars } from './figure.js';
import { cellAt, type View } from './page.js';

/** The schools of a district side by side, in the order of their names. */
export function Schools({ view }: { view: View }) {
  const { visit, schools, indicator, extent, place } = view;
  const say = words.in(visit.locale);
  const level = valueOf(indicator, cellAt(view));
  const label = `${place.name}: ${formatValue(visit.locale, indicator.unit, level)}`;
  return (
    <Section title={say('schools.title')} lead={say('schools.not-a-ranking')}>
      <Bars
        view={view}
        title={say('schools.by')}
        heading={say('column.school')}
        bars={schools.map(({ id, name }) => ({
          label: name,
          link: `/results/${id}/${indicator.key}?year=${extent.year}`,
          cell: cellAt(view, { place: id }),
        }))}
        {...(indicator.unit !== 'count' && level !== null && { reference: { value: level, label } })}
      />
    </Section>
  );
}
