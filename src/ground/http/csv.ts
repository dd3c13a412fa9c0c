import { stringify } from 'csv-stringify/sync';

/** A cell that a spreadsheet would run as a formula is kept as text by a leading apostrophe; plain numbers stay numbers. */
function harmless(value: string): string {
  return /^[=+\-@\t\r]/.test(value) && !/^-?\d+([.,]\d+)*%?$/.test(value) ? `'${value}` : value;
}

/** A CSV file in UTF-8 with a byte order mark, because spreadsheets guess wrongly without one. */
export function toCsv(
  header: readonly string[],
  rows: Iterable<readonly (string | number | null | undefined)[]>,
): string {
  const text = (value: string | number | null | undefined) =>
    typeof value === 'number' ? String(value) : harmless(value ?? '');
  return `\uFEFF${stringify([header, ...[...rows].map((row) => row.map(text))])}`;
}

/** An answer that the browser saves under a name. */
export function csvResponse(
  name: string,
  header: readonly string[],
  rows: Iterable<readonly (string | number | null | undefined)[]>,
): Response {
  return new Response(toCsv(header, rows), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name.replace(/[^\w.-]+/g, '-')}"`,
    },
  });
}
