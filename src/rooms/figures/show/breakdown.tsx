import type { Child } from 'hono/jsx';
import { formatNumber } from '#ground/i18n/format.js';
import type { Locale } from '#ground/i18n/locale.js';
import { BarChart, ChartFrame, type Column, Table, WithheldKey } from '#ground/ui/index.js';
import { type Dimension, type Group } from '../groups.js';
import type { Measure } from '../measures.js';
import { figureOf, groupsIn, type PlaceFigures } from '../place-figures.js';
import { words } from '../words.js';
import { Attribution } from './attribution.js';
import { formatFigure, ShowFigure } from './figure.js';

export interface BreakdownProps {
  locale: Locale;
  place: PlaceFigures;
  /** The district and the state, to compare shares with. */
  around: PlaceFigures[];
  measure: Measure;
  year: string;
  dimension: Dimension;
}

/** One measure by the groups of one dimension: bars, the same values as a table, whose they are. */
export function Breakdown(props: BreakdownProps) {
  const { locale, place, measure, year, dimension } = props;
  const say = words.in(locale);
  const groups = groupsIn(place, measure.key, year, dimension);
  const title = say('breakdown.title', {
    measure: measure.name,
    dimension: say(`dimension.${dimension}`).toLowerCase(),
  });
  const sources = new Set(groups.map((group) => figureOf(place, measure.key, group, year)!.sourceId));
  return (
    <ChartFrame
      title={title}
      subtitle={say('breakdown.subtitle', { place: place.place.name, year })}
      chart={
        <BarChart
          description={say('breakdown.description', { title, place: place.place.name, year })}
          rows={groups.map((group) => rowOf(props, group))}
          format={(value) => formatFigure(locale, measure.unit, value)}
          words={{ withheld: say('mark.withheld'), missing: say('mark.missing') }}
        />
      }
      table={<BreakdownTable {...props} groups={groups} title={title} />}
      tableLabel={say('breakdown.table')}
      notes={
        groups.some((group) => figureOf(place, measure.key, group, year)?.mark === 'withheld') && (
          <WithheldKey text={say('mark.key')} />
        )
      }
      source={<Attribution locale={locale} sources={[...sources].map((id) => place.sources.get(id)!)} />}
    />
  );
}

function rowOf({ locale, place, measure, year }: BreakdownProps, group: Group) {
  const figure = figureOf(place, measure.key, group, year)!;
  const share = shareOf(place, measure, group, year);
  const text = figure.value === null ? undefined : formatFigure(locale, measure.unit, figure.value);
  return {
    label: words.in(locale)(`group.${group}`),
    value: figure.value,
    withheld: figure.mark === 'withheld',
    ...(text && { text: share === undefined ? text : `${text} · ${percent(locale, share)}` }),
  };
}

function BreakdownTable({
  locale,
  place,
  around,
  measure,
  year,
  groups,
  title,
}: BreakdownProps & { groups: Group[]; title: string }) {
  const say = words.in(locale);
  const derived = derivedOf(place, measure);
  const compared = around.filter((other) =>
    groups.some((group) => figureOf(other, derived?.key ?? measure.key, group, year)),
  );
  const columns: Column[] = [
    { key: 'group', label: say('column.group'), rowHeading: true },
    { key: 'value', label: measure.name, align: 'end' },
    ...(derived ? [{ key: 'share', label: derived.name, align: 'end' as const }] : []),
    ...compared.map((other) => ({
      key: other.place.id,
      label: derived ? say('column.share-at', { place: other.place.name }) : other.place.name,
      align: 'end' as const,
    })),
  ];
  const shown = (of: PlaceFigures, what: Measure, group: Group) => (
    <ShowFigure locale={locale} unit={what.unit} figure={figureOf(of, what.key, group, year)} />
  );
  const rows = groups.map((group): Record<string, Child> => ({
    group: <a href={`/figures/${measure.key}/${place.place.id}/${group}`}>{say(`group.${group}`)}</a>,
    value: shown(place, measure, group),
    ...(derived && { share: shown(place, derived, group) }),
    ...Object.fromEntries(compared.map((other) => [other.place.id, shown(other, derived ?? measure, group)])),
  }));
  return <Table caption={title} label={title} hideCaption dense columns={columns} rows={rows} stickyFirst />;
}

/** The measure that tells this one's shares, where it has figures here. */
export const derivedOf = ({ measures }: PlaceFigures, { key }: Measure): Measure | undefined =>
  measures.find(({ derived, base }) => derived && base === key);

function shareOf(place: PlaceFigures, measure: Measure, group: Group, year: string): number | undefined {
  const derived = derivedOf(place, measure);
  return (derived && figureOf(place, derived.key, group, year)?.value) ?? undefined;
}

const percent = (locale: Locale, value: number) =>
  formatNumber(locale, value / 100, { style: 'percent', maximumFractionDigits: 0 });
