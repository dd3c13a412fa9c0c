import type pg from 'pg';
import Cursor from 'pg-cursor';

const pieceSize = 2000;

/** The rows of a query, some at a time, for those of which all at once would fill the memory. The connection can do nothing else meanwhile. */
export async function* inPieces<R extends pg.QueryResultRow>(
  client: pg.ClientBase,
  query: string,
  values: unknown[],
): AsyncGenerator<R[]> {
  const cursor = client.query(new Cursor<R>(query, values));
  try {
    for (;;) {
      const rows = await cursor.read(pieceSize);
      if (rows.length === 0) return;
      yield rows;
    }
  } finally {
    await cursor.close();
  }
}
