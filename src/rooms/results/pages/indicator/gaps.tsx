import { formatNumber } from '#ground/i18n/format.js';
import { ChartFrame, DotRange, EmptyState, Table } from '#ground/ui/index.js';
import { type Gap, gapsOf } from '../../gaps.js';
import { nameOf, subgroups } from '../../groups.js';
import { formatValue, yearLabel } from '../../show.js';
import { words } from '../../words.js';
import { cellAt, narrowed, type View } from './page.js';

/** Each group beside all other students: difference and ratio, with 95 % intervals. */
export function Gaps({ view }: { view: View }) {
  const { visit, indicator, extent, place } = view;
  const { locale } = visit;
  const say = words.in(locale);
  const all = cellAt(view);
  // The other side of a pair would say the same the other way round.
  const groups = subgroups.filter((group) => !/^(not|no)-/.test(group));
  const gaps = all
    ? gapsOf(
        indicator,
        all,
        groups.flatMap((group) => cellAt(view, { group }) ?? []),
      )
    : [];
  if (gaps.length === 0) return <EmptyState title={say('gaps.empty')} text={say('gaps.empty-text')} />;
  const plain = (value: number) => pointsOf(locale, 'average', value);
  return (
    <ChartFrame
      title={say('gaps.chart')}
      subtitle={[
        indicator.name[locale],
        place.name,
        ...narrowed(view),
        yearLabel(locale, extent),
        ...(indicator.unit === 'percent' ? [say('gaps.unit')] : []),
      ].join(' · ')}
      chart={
        <DotRange
          description={say('gaps.description', { indicator: indicator.name[locale], place: place.name })}
          rows={gaps.map(({ group, difference, differenceInterval: { low, high } }) => ({
            label: nameOf(locale, group),
            value: difference,
            text: plain(difference),
            low,
            high,
          }))}
          reference={{ value: 0, label: say('gaps.none') }}
          format={plain}
          words={{ withheld: say('mark.missing'), missing: say('mark.missing') }}
        />
      }
      table={<GapTable view={view} gaps={gaps} />}
      tableLabel={say('table.show')}
      notes={<p>{say('gaps.notes')}</p>}
    />
  );
}

function GapTable({ view: { visit, indicator }, gaps }: { view: View; gaps: Gap[] }) {
  const { locale } = visit;
  const say = words.in(locale);
  const signed = (value: number) => pointsOf(locale, indicator.unit, value);
  const times = (value: number) => formatNumber(locale, value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const interval = (low: string, high: string) => say('gaps.interval', { low, high });
  return (
    <Table
      caption={say('gaps.chart')}
      label={say('gaps.chart')}
      hideCaption
      dense
      stacks
      columns={[
        { key: 'group', label: say('column.group'), rowHeading: true },
        { key: 'value', label: say('column.in-group'), align: 'end' },
        { key: 'others', label: say('column.others'), align: 'end' },
        { key: 'difference', label: say('column.difference'), align: 'end' },
        { key: 'ratio', label: say('column.ratio'), align: 'end' },
      ]}
      rows={gaps.map(({ group, value, others, difference, differenceInterval, ratio, ratioInterval }) => ({
        group: nameOf(locale, group),
        value: formatValue(locale, indicator.unit, value),
        others: formatValue(locale, indicator.unit, others),
        difference: `${signed(difference)} ${interval(signed(differenceInterval.low), signed(differenceInterval.high))}`,
        ratio:
          ratio === null || !ratioInterval
            ? '–'
            : `${times(ratio)} ${interval(times(ratioInterval.low), times(ratioInterval.high))}`,
      }))}
    />
  );
}

/** A difference of percents is told in points. */
function pointsOf(locale: View['visit']['locale'], unit: View['indicator']['unit'], value: number): string {
  const rounded = Math.abs(value) < 0.05 ? 0 : value;
  const number = formatNumber(locale, rounded, {
    signDisplay: 'exceptZero',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return unit === 'percent' ? words.in(locale)('gaps.points', { number }) : number;
}
