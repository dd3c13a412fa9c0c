import { z } from 'zod';
import { csvResponse } from '#ground/http/csv.js';
import type { Visit } from '#ground/http/visit.js';
import { formatNumber } from '#ground/i18n/format.js';
import { EmptyState, Notice, Pagination, Stack, Table } from '#ground/ui/index.js';
import { groupName, isGroup } from '#rooms/figures/room.js';
import type { CheckedCell } from '../check/check.js';
import { words } from '../words.js';
import { importOf, stepPage } from './frame.js';
import { checkOf } from './preview.js';
import { saysTrouble } from './trouble-words.js';

interface CellRow {
  line: number;
  column: string;
  row: string;
  place: string | null;
  measure: string;
  group: string;
  year: string;
  value: number | null;
  mark: string;
  decision: CheckedCell['decision'];
  sums: string[] | null;
}

const pageLength = 100;

/** Every figure that is held back, and why. For staff: whoever learns the reason learns about the number. */
export async function withheldPage(visit: Visit): Promise<Response> {
  const found = await importOf(visit);
  const say = words.in(visit.locale);
  const { from } = visit.query(z.object({ from: z.coerce.number().int().min(0).default(0) }));
  const held = `c.decision not in ('shown', 'left out')`;
  const cells = await cellsOf(visit, found.id, held, from, pageLength);
  const { rows } = await visit.client.query<{ total: number }>(
    `select count(*)::int as total from commons.figure_cell c where import_id = $1 and ${held}`,
    [found.id],
  );
  const total = rows[0]?.total ?? 0;
  const link = (start: number) => `/figures/imports/${found.id}/withheld?from=${start}`;
  return stepPage(
    visit,
    found,
    'preview',
    <Stack gap="l">
      <Notice kind="warning" title={say('withheld.staff-only')}>
        {say('withheld.staff-only-text')}
      </Notice>
      <Table
        caption={say('preview.why')}
        label={say('preview.why')}
        dense
        stacks
        stickyFirst
        empty={<EmptyState title={say('withheld.none')} text={say('withheld.none-text')} />}
        columns={[
          { key: 'place', label: say('withheld.place'), rowHeading: true },
          { key: 'group', label: say('mapping.group') },
          { key: 'year', label: say('mapping.column-year') },
          { key: 'line', label: say('withheld.line'), align: 'end' },
          { key: 'reason', label: say('withheld.reason') },
          { key: 'sums', label: say('withheld.sums') },
        ]}
        rows={cells.map((cell) => ({
          place: cell.place ?? cell.row,
          group: isGroup(cell.group) ? groupName(visit.locale, cell.group) : cell.group,
          year: cell.year,
          line: formatNumber(visit.locale, cell.line),
          reason: say(`reason.${cell.decision}`),
          sums: (cell.sums ?? []).map((sum) => saysSum(visit, sum)).join('; '),
        }))}
      />
      <Pagination
        label={say('withheld.pages')}
        position={say('withheld.position', {
          from: Math.min(from + 1, total),
          to: Math.min(from + pageLength, total),
          total,
        })}
        {...(from > 0 && { previous: { href: link(Math.max(0, from - pageLength)), label: say('withheld.previous') } })}
        {...(from + pageLength < total && { next: { href: link(from + pageLength), label: say('withheld.next') } })}
      />
    </Stack>,
  );
}

/** Every figure of the file with what was decided about it. */
export async function figuresCsv(visit: Visit): Promise<Response> {
  const found = await importOf(visit);
  const cells = await cellsOf(visit, found.id, 'true', 0, null);
  return csvResponse(
    `${found.fileName}-figures.csv`,
    ['line', 'column', 'row', 'place', 'measure', 'group', 'year', 'published value', 'mark', 'decision'],
    cells.map((cell) => [
      cell.line,
      cell.column,
      cell.row,
      cell.place,
      cell.measure,
      cell.group,
      cell.year,
      cell.value,
      cell.mark,
      cell.decision,
    ]),
  );
}

/** What is wrong with the file, to send to whoever made it. */
export async function troublesCsv(visit: Visit): Promise<Response> {
  const found = await importOf(visit);
  const troubles = (await checkOf(visit, found.id))?.outcome.troubles ?? [];
  const say = words.in(visit.locale);
  return csvResponse(
    `${found.fileName}-problems.csv`,
    [
      say('withheld.line'),
      say('mapping.column'),
      say('csv.value'),
      say('csv.count'),
      say('csv.severity'),
      say('csv.problem'),
      say('csv.remedy'),
    ],
    troubles.map((trouble) => {
      const { message, remedy } = saysTrouble(visit.locale, trouble);
      return [
        trouble.line,
        trouble.column,
        trouble.value,
        trouble.count,
        say(`severity.${trouble.severity}`),
        message,
        remedy,
      ];
    }),
  );
}

async function cellsOf(
  { client }: Visit,
  importId: string,
  where: string,
  from: number,
  limit: number | null,
): Promise<CellRow[]> {
  const { rows } = await client.query<CellRow>(
    `select c.line, c.column_name as column, c.row_key as row, o.name as place, c.measure, c."group", c.year, c.value, c.mark, c.decision, c.sums
     from commons.figure_cell c left join commons.organization o on o.id = c.place_id
     where c.import_id = $1 and ${where} order by c.line, c.measure, c."group", c.year offset $2 limit $3`,
    [importId, from, limit],
  );
  return rows;
}

/** The sums of the tables: a place by race and so on, or a group over the places of a place. */
function saysSum({ locale }: Visit, sum: string): string {
  const say = words.in(locale);
  const within = / by (race|gender|grade|income|disability|language|needs)$/u.exec(sum)?.[1];
  if (within) return say('sum.within', { dimension: say(`partition.${within as 'race'}`) });
  const group = sum.split(' ').at(-1) ?? '';
  return isGroup(group) ? say('sum.across', { group: groupName(locale, group) }) : '';
}
