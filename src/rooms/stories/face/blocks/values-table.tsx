import { Table, WithheldMark } from '#ground/ui/index.js';
import type { Locale } from '#ground/i18n/locale.js';
import { labelsOf, pointAt, sayPoint, yearsOf } from '../../block/series.js';
import type { FigureSeries } from '#rooms/figures/room.js';
import type { Say } from '../../words.js';

interface ValuesProps {
  series: FigureSeries[];
  title: string;
  hideCaption?: boolean;
  say: Say;
  locale: Locale;
}

/** Series as rows and years as columns, each value as it was published. */
export function ValuesTable({ series, title, hideCaption = false, say, locale }: ValuesProps) {
  const years = yearsOf(series);
  const labels = labelsOf(series);
  const rows = series.map((one, index) => ({
    label: labels[index],
    ...Object.fromEntries(years.map((year) => [`y${year}`, cell(one, year)])),
  }));
  function cell(one: FigureSeries, year: string) {
    const point = pointAt(one, year);
    return point?.mark === 'withheld' ? (
      <WithheldMark label={say('mark.withheld')} />
    ) : (
      sayPoint(say, locale, one.unit, point)
    );
  }
  return (
    <Table
      caption={title}
      label={title}
      hideCaption={hideCaption}
      stickyFirst
      dense
      columns={[
        { key: 'label', label: say('table.series'), rowHeading: true },
        ...years.map((year) => ({ key: `y${year}`, label: year, align: 'end' as const })),
      ]}
      rows={rows}
    />
  );
}
