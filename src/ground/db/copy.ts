import { once } from 'node:events';
import type pg from 'pg';
import { from } from 'pg-copy-streams';

/** Rows on their way into a table by COPY, in pieces of some 64 kB. */
export interface CopyIn {
  /** Waits when the database is slower than the caller. */
  write(row: readonly (string | number | boolean | null | undefined)[]): Promise<void> | undefined;
  end(): Promise<void>;
}

const piece = 65_536;

/** Opens a COPY into `columns` of `table`; nothing else may use the connection until it ends. */
export function copyInto(client: pg.ClientBase, table: string, columns: readonly string[]): CopyIn {
  const stream = client.query(from(`copy ${table} (${columns.join(', ')}) from stdin`));
  const done = once(stream, 'finish');
  let failure: Error | undefined;
  stream.once('error', (error) => (failure = error));
  done.catch(() => {});
  let text = '';
  const flush = () => {
    if (failure) throw failure;
    const isFree = stream.write(text);
    text = '';
    return isFree ? undefined : Promise.race([once(stream, 'drain'), done]).then(() => {});
  };
  return {
    write(row) {
      text += `${row.map(escaped).join('\t')}\n`;
      return text.length > piece ? flush() : undefined;
    },
    async end() {
      stream.end(text);
      await done;
    },
  };
}

/** A value in COPY's text format. Zero bytes, which PostgreSQL cannot hold, were taken out when the cell was tidied. */
function escaped(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value !== 'string') return String(value);
  return /[\\\t\n\r]/.test(value)
    ? value.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
    : value;
}
