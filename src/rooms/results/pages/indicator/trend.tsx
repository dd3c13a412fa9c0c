import { ChartFrame, LineChart, Section, Table } from '#ground/ui/index.js';
import { valueOf } from '../../cells.js';
import { formatAxis, formatValue, yearLabel, yearName } from '../../show.js';
import { words } from '../../words.js';
import { cellAt, narrowed, type View } from './page.js';

/** Over the years. The running one is marked: what adds up over a year has not added up yet. */
export function Trend({ view }: { view: View }) {
  const { visit, extents, indicator, place } = view;
  const { locale } = visit;
  const say = words.in(locale);
  const format = (value: number) => formatValue(locale, indicator.unit, value);
  const points = extents.map((extent) => ({ extent, cell: cellAt(view, { year: extent.year }) }));
  const title = say('trend.title');
  return (
    <Section title={title}>
      <ChartFrame
        title={[indicator.name[locale], ...narrowed(view)].join(' · ')}
        subtitle={place.name}
        chart={
          <LineChart
            description={say('trend.description', { indicator: indicator.name[locale], place: place.name })}
            series={[
              {
                label: place.name,
                points: points.map(({ extent, cell }) => {
                  const value = valueOf(indicator, cell);
                  return {
                    x: `${yearName(extent.year)}${extent.running ? '*' : ''}`,
                    value,
                    ...(value !== null && { text: format(value) }),
                  };
                }),
              },
            ]}
            format={(value) => formatAxis(locale, indicator.unit, value)}
            words={{ withheld: say('mark.missing'), missing: say('mark.missing') }}
          />
        }
        table={
          <Table
            caption={title}
            label={title}
            hideCaption
            columns={[
              { key: 'year', label: say('column.year'), rowHeading: true },
              { key: 'value', label: indicator.name[locale], align: 'end' },
              { key: 'students', label: say('column.students'), align: 'end' },
            ]}
            rows={points.map(({ extent, cell }) => ({
              year: yearLabel(locale, extent),
              value: formatValue(locale, indicator.unit, valueOf(indicator, cell)),
              students: cell ? formatValue(locale, 'count', cell.students) : '–',
            }))}
          />
        }
        tableLabel={say('table.show')}
        notes={extents.some(({ running }) => running) && <p>{say('trend.running')}</p>}
        downloads={{
          label: say('downloads'),
          links: [{ href: `/results/${place.id}/${indicator.key}.csv`, label: 'CSV' }],
        }}
      />
    </Section>
  );
}
