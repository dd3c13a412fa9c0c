import type { Child } from 'hono/jsx';
import { BarChart, ChartFrame, type Column, Table } from '#ground/ui/index.js';
import { type Cell, valueOf } from '../../cells.js';
import { formatAxis, formatValue, yearLabel } from '../../show.js';
import { words } from '../../words.js';
import { narrowed, type View } from './page.js';

export interface Bar {
  label: string;
  link?: string;
  cell: Cell | undefined;
  emphasis?: boolean;
}

/** Bars with the same values as a table: how many students count, and the figure. */
export function Bars({
  view,
  title,
  heading,
  bars,
  reference,
}: {
  view: View;
  title: string;
  /** Of the first column. */
  heading: string;
  bars: Bar[];
  reference?: { value: number; label: string };
}) {
  const { visit, indicator, extent, place } = view;
  const { locale } = visit;
  const say = words.in(locale);
  const format = (value: number) => formatValue(locale, indicator.unit, value);
  const columns: Column[] = [
    { key: 'label', label: heading, rowHeading: true },
    { key: 'value', label: indicator.name[locale], align: 'end' },
    ...(indicator.unit === 'count' ? [] : [{ key: 'students', label: say('column.students'), align: 'end' as const }]),
  ];
  return (
    <ChartFrame
      title={title}
      subtitle={[indicator.name[locale], place.name, ...narrowed(view), yearLabel(locale, extent)].join(' · ')}
      chart={
        <BarChart
          description={`${title}: ${indicator.name[locale]}, ${place.name}`}
          rows={bars.map(({ label, cell, emphasis }) => {
            const value = valueOf(indicator, cell);
            return { label, value, ...(value !== null && { text: format(value) }), ...(emphasis && { emphasis }) };
          })}
          format={(value) => formatAxis(locale, indicator.unit, value)}
          words={{ withheld: say('mark.missing'), missing: say('mark.missing') }}
          {...(reference && { reference })}
        />
      }
      table={
        <Table
          caption={title}
          label={title}
          hideCaption
          dense
          columns={columns}
          rows={bars.map(({ label, link, cell }): Record<string, Child> => ({
            label: link ? <a href={link}>{label}</a> : label,
            value: formatValue(locale, indicator.unit, valueOf(indicator, cell)),
            students: cell ? formatValue(locale, 'count', cell.students) : '–',
          }))}
        />
      }
      tableLabel={say('table.show')}
      downloads={{
        label: say('downloads'),
        links: [{ href: `/results/${place.id}/${indicator.key}.csv`, label: 'CSV' }],
      }}
    />
  );
}
