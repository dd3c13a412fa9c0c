import { byName } from '#ground/i18n/format.js';
import type { Locale } from '#ground/i18n/locale.js';
import { Section, Stack, Table } from '#ground/ui/index.js';
import { groupsOf, breakdowns } from '#rooms/releases/room.js';
import { formatValue, type Indicator, nameOf, valueOf, yearLabel } from '#rooms/results/room.js';
import type { Content, ReportFigure } from './issuing/figures.js';
import { words } from './words.js';

/** Every figure of a report: a table for each indicator, a row for each group at each place, a column for each year. */
export function FigureTables({ locale, indicators, figures }: Content & { locale: Locale }) {
  return (
    <Stack gap="l">
      {indicators.map((indicator) => (
        <IndicatorTable
          locale={locale}
          indicator={indicator}
          figures={figures.filter((figure) => figure.indicator === indicator.key)}
        />
      ))}
    </Stack>
  );
}

function IndicatorTable({
  locale,
  indicator,
  figures,
}: {
  locale: Locale;
  indicator: Indicator;
  figures: ReportFigure[];
}) {
  const say = words.in(locale);
  const name = indicator.name[locale];
  const years = [...Map.groupBy(figures, ({ year }) => year)].toSorted(([a], [b]) => a - b);
  const rows = [...Map.groupBy(inOrder(locale, figures), ({ place, group }) => `${place} ${group}`).values()];
  return (
    <Section title={name} lead={indicator.text[locale]}>
      <Table
        caption={say('figures.caption', { indicator: name })}
        hideCaption
        label={name}
        dense
        stacks
        columns={[
          { key: 'place', label: say('column.place'), rowHeading: true },
          { key: 'group', label: say('column.group') },
          ...years.map(([year, each]) => ({
            key: String(year),
            label: yearLabel(locale, latest(each)),
            align: 'end' as const,
          })),
        ]}
        rows={rows.map((row) => ({
          place: row[0]!.placeName,
          group: nameOf(locale, row[0]!.group),
          ...Object.fromEntries(
            years.map(([year]) => {
              const figure = row.find((each) => each.year === year);
              return [String(year), figure ? <Value {...{ locale, indicator, figure }} /> : say('none')];
            }),
          ),
        }))}
      />
    </Section>
  );
}

function Value({ locale, indicator, figure }: { locale: Locale; indicator: Indicator; figure: ReportFigure }) {
  const value = formatValue(locale, indicator.unit, valueOf(indicator, figure));
  if (indicator.unit === 'count') return <>{value}</>;
  return (
    <>
      {value} <span class="report-students">{words.in(locale)('figure.students', { students: figure.students })}</span>
    </>
  );
}

/** A year that is not over goes to the last day of any of its places. */
function latest(figures: readonly ReportFigure[]): ReportFigure {
  return figures.toSorted((a, b) => (b.asOf ?? '').localeCompare(a.asOf ?? ''))[0]!;
}

const groupOrder = groupsOf(breakdowns.map(({ name }) => name));

/** By place as people look it up, then by group as all lists have it. */
function inOrder(locale: Locale, figures: readonly ReportFigure[]): ReportFigure[] {
  const compare = byName(locale);
  return figures.toSorted(
    (a, b) => compare(a.placeName, b.placeName) || groupOrder.indexOf(a.group) - groupOrder.indexOf(b.group),
  );
}
