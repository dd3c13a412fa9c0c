import { BarChart, ChartFrame, LineChart, WithheldKey } from '#ground/ui/index.js';
import { formatValue, labelsOf, pointAt, yearsOf } from '../../block/series.js';
import { summarize } from '../../block/summary.js';
import type { FrozenBlock } from '../../edition/content.js';
import type { FigureSeries } from '#rooms/figures/room.js';
import { FigureLinks } from './figure-links.js';
import { ValuesTable } from './values-table.js';
import type { View } from '../view.js';

/** A chart with its finding, its values as a table, the same in words, and where the numbers come from. */
export function ChartBlock({ block, view }: { block: Extract<FrozenBlock, { kind: 'chart' }>; view: View }) {
  const { say, locale, content, level } = view;
  const series = content.figures.find(({ number }) => number === block.figure)?.series[locale] ?? [];
  const summary = summarize(say, locale, series);
  const withheld = series.some(({ points }) => points.some(({ mark }) => mark === 'withheld'));
  return (
    <ChartFrame
      title={block.title[locale]}
      subtitle={subtitleOf(series, block.form)}
      level={level}
      chart={<Chart form={block.form} series={series} summary={summary} view={view} />}
      table={<ValuesTable series={series} title={block.title[locale]} hideCaption say={say} locale={locale} />}
      tableLabel={say('chart.table')}
      notes={
        <>
          <p>{summary}</p>
          {block.note[locale] && <p>{block.note[locale]}</p>}
          {withheld && <WithheldKey text={say('mark.withheld')} />}
        </>
      }
      source={
        <p class="source-line">
          <FigureLinks figure={block.figure} series={series} view={view} />
        </p>
      }
    />
  );
}

function Chart({
  form,
  series,
  summary,
  view,
}: {
  form: 'bars' | 'line';
  series: FigureSeries[];
  summary: string;
  view: View;
}) {
  const { say, locale } = view;
  const unit = series[0]?.unit ?? 'count';
  const years = yearsOf(series);
  const labels = labelsOf(series);
  const shared = {
    description: summary,
    format: (value: number) => formatValue(locale, unit, value),
    words: { withheld: say('mark.withheld'), missing: say('mark.missing') },
  };
  const valueOf = (one: FigureSeries, year: string) => {
    const point = pointAt(one, year);
    const value = point?.value ?? null;
    return { value, withheld: point?.mark === 'withheld', ...(value === null ? {} : { text: shared.format(value) }) };
  };
  if (form === 'line')
    return (
      <LineChart
        {...shared}
        series={series.map((one, index) => ({
          label: labels[index] ?? '',
          points: years.map((x) => ({ x, ...valueOf(one, x) })),
        }))}
      />
    );
  const [only] = series;
  const own = (one: FigureSeries) => one.ref.place === view.content.place.id;
  const emphasis = series.some(own) && !series.every(own);
  const rows =
    series.length === 1 && only
      ? years.map((year) => ({ label: year, ...valueOf(only, year) }))
      : series.map((one, index) => ({
          label: labels[index] ?? '',
          ...valueOf(one, years.at(-1) ?? ''),
          ...(emphasis ? { emphasis: own(one) } : {}),
        }));
  return <BarChart {...shared} rows={rows} />;
}

/** What all series share: the measure, the group, the year of the bars. */
function subtitleOf(series: FigureSeries[], form: 'bars' | 'line'): string {
  const years = yearsOf(series);
  const shared = (part: 'measureName' | 'placeName' | 'groupName') => {
    const names = new Set(series.map((one) => one[part]));
    return names.size === 1 ? [...names][0] : undefined;
  };
  const period =
    form === 'line' || series.length === 1 ? [...new Set([years.at(0), years.at(-1)])].join('–') : years.at(-1);
  return [shared('measureName'), shared('placeName'), shared('groupName'), period].filter(Boolean).join(', ');
}
