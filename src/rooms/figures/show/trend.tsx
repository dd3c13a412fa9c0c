import type { Locale } from '#ground/i18n/locale.js';
import { LineChart } from '#ground/ui/index.js';
import type { FigureSeries } from '../series.js';
import { words } from '../words.js';
import { formatFigure } from './figure.js';

/** One number over the years. Needs at least two of them: one year is no trend. */
export function Trend({ locale, series }: { locale: Locale; series: FigureSeries }) {
  const say = words.in(locale);
  const format = (value: number) => formatFigure(locale, series.unit, value);
  return (
    <LineChart
      description={say('trend.description', {
        measure: series.measureName,
        group: series.groupName,
        place: series.placeName,
        from: series.points[0]?.year ?? '',
        to: series.points.at(-1)?.year ?? '',
      })}
      series={[
        {
          label: series.placeName,
          points: series.points.map(({ year, value, mark }) => ({
            x: year,
            value,
            withheld: mark === 'withheld',
            ...(value !== null && { text: format(value) }),
          })),
        },
      ]}
      format={format}
      words={{ withheld: say('mark.withheld'), missing: say('mark.missing') }}
    />
  );
}
