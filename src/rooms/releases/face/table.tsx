import type { Child } from 'hono/jsx';
import type { Locale } from '#ground/i18n/locale.js';
import { formatNumber } from '#ground/i18n/format.js';
import { BarChart, ChartFrame, Section, Stack, Table, WithheldKey, WithheldMark } from '#ground/ui/index.js';
import { formatAxis, formatValue, nameOf, yearLabel } from '#rooms/results/room.js';
import { groupsOf, breakdowns } from '../breakdowns.js';
import { words } from '../words.js';
import type { PublicCell, PublicPlace, PublicTable } from './content.js';

interface TableProps {
  locale: Locale;
  table: PublicTable;
  places: readonly PublicPlace[];
}

interface IndicatorProps {
  locale: Locale;
  tables: readonly PublicTable[];
  places: readonly PublicPlace[];
  level?: 2 | 3;
  /** What stands below each year. */
  below?: (table: PublicTable) => Child;
}

/** The years of one indicator, the latest first: all students by place as a chart, and every group in a table beside it. */
export function ReleasedIndicator({ locale, tables, places, level = 2, below }: IndicatorProps) {
  const { key, name, text } = tables[0]!.definition;
  return (
    <Section title={name[locale]} lead={text[locale]} id={key} level={level}>
      <Stack gap="l">
        {tables.toReversed().map((table) => (
          <>
            <ReleasedYear locale={locale} table={table} places={places} level={level === 2 ? 3 : 4} />
            {below?.(table)}
          </>
        ))}
      </Stack>
    </Section>
  );
}

/** The tables of each indicator together. */
export const byIndicator = <Table extends PublicTable>(tables: readonly Table[]): Table[][] => [
  ...Map.groupBy(tables, ({ definition }) => definition.key).values(),
];

function ReleasedYear({ locale, table, places, level }: TableProps & { level: 3 | 4 }) {
  const say = words.in(locale);
  const { definition } = table;
  const year = yearLabel(locale, { ...table, place: '' });
  const all = (place: string) => table.cells.find((cell) => cell.place === place && cell.group === 'all');
  return (
    <ChartFrame
      title={year}
      subtitle={say('group.all')}
      chart={
        <BarChart
          description={`${definition.name[locale]}, ${year}`}
          rows={places.map(({ id, name }) => {
            const value = all(id)?.value ?? null;
            return {
              label: name,
              value,
              withheld: value === null && all(id) !== undefined,
              ...(value !== null && { text: formatValue(locale, definition.unit, value) }),
            };
          })}
          format={(value) => formatAxis(locale, definition.unit, value)}
          words={{ withheld: say('withheld'), missing: say('none') }}
        />
      }
      table={<Groups locale={locale} table={table} places={places} />}
      tableLabel={say('table.groups')}
      notes={table.cells.some(({ value }) => value === null) && <WithheldKey text={say('withheld.key')} />}
      level={level}
    />
  );
}

/** Every group at every place, of one table. */
export function Groups({ locale, table, places }: TableProps) {
  const say = words.in(locale);
  const byKey = new Map(table.cells.map((cell) => [`${cell.place} ${cell.group}`, cell]));
  const present = new Set(table.cells.map(({ group }) => group));
  const caption = `${table.definition.name[locale]}, ${yearLabel(locale, { ...table, place: '' })}`;
  return (
    <Table
      caption={caption}
      label={caption}
      hideCaption
      dense
      stickyFirst
      columns={[
        { key: 'group', label: say('column.group'), rowHeading: true },
        ...places.map(({ id, name }) => ({ key: id, label: name, align: 'end' as const })),
      ]}
      rows={groupsOf(breakdowns.map(({ name }) => name))
        .filter((group) => present.has(group))
        .map((group) => ({
          group: group === 'all' ? say('group.all') : nameOf(locale, group),
          ...Object.fromEntries(
            places.map(({ id }) => [id, <Value locale={locale} table={table} cell={byKey.get(`${id} ${group}`)} />]),
          ),
        }))}
    />
  );
}

/** The value, and of how many students it is; one mark where it is withheld; a dash where there is nobody. */
export function Value({
  locale,
  table: { definition },
  cell,
}: {
  locale: Locale;
  table: PublicTable;
  cell: PublicCell | undefined;
}) {
  const say = words.in(locale);
  if (!cell) return <>–</>;
  const { value, students } = cell;
  const of = students === null || definition.unit === 'count' ? undefined : formatNumber(locale, students);
  return (
    <>
      {value === null ? <WithheldMark label={say('withheld')} /> : formatValue(locale, definition.unit, value)}
      {of && <small> {say('of', { students: of })}</small>}
    </>
  );
}
