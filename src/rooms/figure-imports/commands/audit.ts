import { readFile } from 'node:fs/promises';
import { audit as attack, minimumTen } from '#engines/disclosure/index.js';
import { findTable } from '#engines/tabular/index.js';
import type { Command } from '#ground/cli/command.js';
import { readFigures } from '../check/cells.js';
import { type CountCell, tableSetOf } from '../check/table-set.js';
import { decodeFile, FileRefused } from '../file/decode.js';
import { propose } from '../read/propose.js';

/** `longtable audit FILE`: what a careful reader could work out of a published table, counted but not told. */
export const audit: Command = {
  name: 'audit',
  describe: (parser) =>
    parser
      .description(
        'Count the withheld numbers of a published table that its other numbers give away. Exit code 3 when there are any.',
      )
      .argument('<file>', 'CSV file of any agency')
      .option('--id-columns <names>', 'columns that name a row, by commas, where they are not understood')
      .option('--show-values', 'print the numbers that can be worked out: do not pass them on'),
  run: async (desk, [path = ''], options) => {
    try {
      const found = await auditFile(path, String(options['idColumns'] ?? ''));
      for (const line of report(found, options['showValues'] === true)) desk.say(line);
      return found.leaks.length > 0 ? 3 : 0;
    } catch (error) {
      if (!(error instanceof FileRefused) && !(error instanceof UnreadableTable)) throw error;
      desk.progress(`${path}: ${sentences[error.code]}`);
      return 2;
    }
  },
};

export interface Leak {
  /** The row and the group. */
  cell: string;
  value: number;
  because: readonly string[];
}

export interface FileAudit {
  cells: number;
  withheld: number;
  smallCounts: number;
  leaks: Leak[];
  contradictions: number;
}

class UnreadableTable extends Error {
  readonly code: 'no-header' | 'no-counts' | 'no-id';

  constructor(code: UnreadableTable['code']) {
    super(code);
    this.code = code;
  }
}

const sentences = {
  'file-empty': 'the file is empty',
  'file-is-workbook': 'this is a workbook or a ZIP file; save the sheet as CSV first',
  'file-is-document': 'this is a web page or a PDF, not a table',
  'file-not-text': 'the file is not text',
  'file-broken': 'the file breaks off inside a quoted cell',
  'no-header': 'no row looks like a header',
  'no-counts': 'no column is understood as counts of groups of students',
  'no-id': 'no column names a row; say which with --id-columns',
};

/** Reads a table as an import would propose to, and attacks it as it stands. */
async function auditFile(path: string, idColumns: string): Promise<FileAudit> {
  const table = findTable(decodeFile(await readFile(path)).rows);
  if (table.headerLine === 0) throw new UnreadableTable('no-header');
  const { mapping } = propose(table, path, '');
  const [id, name] = idColumns
    .split(',')
    .map((column) => column.trim())
    .filter((column) => column !== '');
  if (id) Object.assign(mapping.places, { id, name: name ?? null });
  if (!mapping.places.id && !mapping.places.name) throw new UnreadableTable('no-id');
  const counts = Object.fromEntries(
    Object.entries(mapping.figures).filter(([, { measure }]) => measure === 'enrollment'),
  );
  if (Object.keys(counts).length === 0) throw new UnreadableTable('no-counts');
  const year = 'fixed' in mapping.year && mapping.year.fixed === '' ? { fixed: '2000' } : mapping.year;
  const { cells } = readFigures(table, { ...mapping, figures: counts, year }, new Map([['enrollment', 'count']]));

  const result: FileAudit = { cells: cells.length, withheld: 0, smallCounts: 0, leaks: [], contradictions: 0 };
  for (const [when, own] of Map.groupBy(cells, (cell) => cell.year)) {
    const found = await attack(
      tableSetOf(
        own.flatMap((cell): CountCell[] =>
          cell.mark === 'value' || cell.mark === 'withheld'
            ? [
                {
                  place: cell.row,
                  parent: null,
                  group: cell.group,
                  value: cell.value,
                  ...(cell.low !== undefined && { low: cell.low }),
                  ...(cell.high !== undefined && { high: cell.high }),
                },
              ]
            : [],
        ),
      ),
      minimumTen,
    );
    result.withheld += found.withheld.length;
    result.smallCounts += found.smallCounts.length;
    result.contradictions += found.contradictions.length;
    for (const { cell, low, high, certified, because } of found.withheld)
      if (certified !== 'contradicted' && low === high)
        result.leaks.push({
          cell: `${cell.replace('|', ', ')}, ${when}`,
          value: low,
          because: because?.relations ?? [],
        });
  }
  return result;
}

function* report(
  { cells, withheld, smallCounts, leaks, contradictions }: FileAudit,
  showValues: boolean,
): Iterable<string> {
  yield `${cells} numbers read, ${withheld} of them withheld by the publisher.`;
  yield `${leaks.length} withheld numbers can be worked out from the others.`;
  for (const [kind, own] of Map.groupBy(
    leaks,
    ({ because }) => because.map((sum) => sum.split(' by ')[1] ?? sum).join(' and ') || 'their known bounds',
  ))
    yield `  ${own.length} through ${kind}`;
  yield `${smallCounts} numbers from 1 to 9 are printed.`;
  if (contradictions > 0) yield `${contradictions} sums contradict each other: the file has errors.`;
  if (showValues) for (const { cell, value, because } of leaks) yield `${cell}: ${value} (${because.join('; ')})`;
}
