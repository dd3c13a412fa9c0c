import type { Child } from 'hono/jsx';

export interface Column {
  key: string;
  label: Child;
  /** `end` for numbers: aligned by their digits. */
  align?: 'start' | 'end';
  /** With a link the heading sorts; `direction` says how it is sorted now. */
  sort?: { href: string; direction?: 'ascending' | 'descending' };
  /** The cell that names its row. */
  rowHeading?: boolean;
}

export interface TableProps {
  caption: Child;
  /** Plain words of the caption, for the region that scrolls sideways. */
  label: string;
  columns: Column[];
  rows: Record<string, Child>[];
  /** Keeps the first column in sight while the others scroll. */
  stickyFirst?: boolean;
  hideCaption?: boolean;
  dense?: boolean;
  /** In a narrow window each row becomes a list of its cells, named by their columns: for words rather than numbers. */
  stacks?: boolean;
  /** What stands in place of no rows: an {@link EmptyState}. */
  empty?: Child;
}

/** Rows of values that were formatted before. Scrolls sideways in its own region when it does not fit. */
export function Table({ caption, label, columns, rows, stickyFirst, hideCaption, dense, stacks, empty }: TableProps) {
  if (rows.length === 0 && empty) return <>{empty}</>;
  const look = ['table', stickyFirst && 'table--sticky', dense && 'table--dense', stacks && 'table--stacks']
    .filter(Boolean)
    .join(' ');
  // What is laid out otherwise than as a table is one for a screen reader only when it says so.
  const role = (name: string) => (stacks ? { role: name } : {});
  return (
    <div class="table__scroll" role="region" aria-label={label} tabindex={0}>
      <table class={look} {...role('table')}>
        <caption class={hideCaption ? 'visually-hidden' : 'table__caption'}>{caption}</caption>
        <thead {...role('rowgroup')}>
          <tr {...role('row')}>
            {columns.map((column) => (
              <HeadCell column={column} {...role('columnheader')} />
            ))}
          </tr>
        </thead>
        <tbody {...role('rowgroup')}>
          {rows.map((row) => (
            <tr {...role('row')}>
              {columns.map((column) => (
                <Cell column={column} value={row[column.key]} {...role(column.rowHeading ? 'rowheader' : 'cell')} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function HeadCell({ column, role }: { column: Column; role?: string }) {
  const { label, align = 'start', sort } = column;
  return (
    <th scope="col" role={role} class={`table__cell--${align}`} aria-sort={sort?.direction}>
      {sort ? (
        <a class="table__sort" href={sort.href}>
          {label}
          <SortSign direction={sort.direction} />
        </a>
      ) : (
        label
      )}
    </th>
  );
}

const arrows = { ascending: 'M6 2 10 8H2z', descending: 'M6 14 2 8h8z' };

function SortSign({ direction }: { direction?: keyof typeof arrows }) {
  const path = direction ? arrows[direction] : 'M6 1 9.5 6h-7zM6 15 2.5 10h7z';
  return (
    <svg
      class={direction ? 'table__arrow' : 'table__arrow table__arrow--idle'}
      viewBox="0 0 12 16"
      width="9"
      height="12"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
}

function Cell({ column, value, role }: { column: Column; value: Child; role?: string }) {
  const look = `table__cell--${column.align ?? 'start'}`;
  if (!column.rowHeading)
    return (
      <td role={role} class={look} data-label={role && typeof column.label === 'string' ? column.label : undefined}>
        {value}
      </td>
    );
  return (
    <th scope="row" role={role} class={look}>
      {value}
    </th>
  );
}
