import { formatNumber } from '#ground/i18n/format.js';
import type { Locale } from '#ground/i18n/locale.js';
import { Disclosure, Table } from '#ground/ui/index.js';
import { formatValue, nameOf } from '#rooms/results/room.js';
import type { PublicPlace, PublicTable } from '../face/content.js';
import { ledgerTable } from '../looking/known.js';
import { cellId } from '../protect/table-set.js';
import { words } from '../words.js';
import type { KnownProposal, Withheld } from './queries.js';

interface Props {
  locale: Locale;
  proposal: KnownProposal;
  table: PublicTable;
  places: readonly PublicPlace[];
  withheld: readonly Withheld[];
  findings: ReadonlyMap<string, { low: number; high: number | null }>;
}

/** For staff alone: what is held back of a table, why, and between what bounds an outsider is left. */
export function WithheldList({ locale, proposal, table, places, withheld, findings }: Props) {
  const say = words.in(locale);
  if (withheld.length === 0) return <></>;
  const { table: ids } = ledgerTable(proposal.districtId, proposal.id, { ...table, cells: [] });
  const order = new Map(places.map(({ id }, index) => [id, index]));
  const name = new Map(places.map((place) => [place.id, place.name]));
  const title = say('why.title', { count: withheld.length });
  const range = (number: 'N' | 'X', { place, group }: Withheld) => {
    const found = findings.get(cellId(number, ids, place, group));
    if (!found) return undefined;
    const [low, high] = [
      formatNumber(locale, found.low),
      found.high === null ? null : formatNumber(locale, found.high),
    ];
    return say(high === null ? 'why.from' : 'why.between', { low, high: high ?? '' });
  };
  return (
    <Disclosure summary={title}>
      <Table
        caption={title}
        label={title}
        hideCaption
        dense
        stacks
        columns={[
          { key: 'place', label: say('column.place'), rowHeading: true },
          { key: 'group', label: say('column.group') },
          { key: 'exact', label: say('column.exact') },
          { key: 'outside', label: say('column.outside') },
          { key: 'why', label: say('column.why') },
        ]}
        rows={withheld
          .toSorted((a, b) => (order.get(a.place) ?? 0) - (order.get(b.place) ?? 0))
          .map((cell) => ({
            place: name.get(cell.place),
            group: cell.group === 'all' ? say('group.all') : nameOf(locale, cell.group),
            exact: exactOf(locale, table, cell),
            outside:
              [
                !cell.showsStudents && labelled(say('column.students'), range('N', cell)),
                cell.count !== null && labelled(say('column.counted'), range('X', cell)),
              ]
                .filter(Boolean)
                .join('; ') || say('why.wide'),
            why: say(reasons[cell.why]),
          }))}
      />
    </Disclosure>
  );
}

const labelled = (label: string, text: string | undefined) => text && `${label}: ${text}`;

function exactOf(locale: Locale, { definition }: PublicTable, { students, count, average }: Withheld): string {
  const of = formatNumber(locale, students);
  if (count !== null) return words.in(locale)('why.count', { count: formatNumber(locale, count), students: of });
  return average === null ? of : `${formatValue(locale, definition.unit, average)} · ${of}`;
}

const reasons = {
  'small count': 'reason.small',
  complementary: 'reason.complementary',
  'no certificate': 'reason.certificate',
  'withheld by its publisher': 'reason.publisher',
} as const satisfies Record<Withheld['why'], string>;
