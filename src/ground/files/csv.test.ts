import { describe, expect, it } from 'vitest';
import { type CsvRow, QuoteNotClosed, readCsv } from './csv.js';

async function* inPieces(text: string, size: number) {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

const many = `a,b\n${Array.from({ length: 2000 }, (_, row) => `${row},"x\n${row}"`).join('\n')}\n`;

describe.each([1, 7, 1000, 1e6])('A text in pieces of %s characters', (size) => {
  const read = async (text: string) => {
    const rows: CsvRow[] = [];
    let failure: unknown;
    try {
      for await (const row of readCsv(inPieces(text, size), ',')) rows.push(row);
    } catch (error) {
      failure = error;
    }
    return { rows, failure };
  };

  it('is read row by row, each with the line on which it ends', async () => {
    const { rows, failure } = await read(many);
    expect(failure).toBeUndefined();
    expect(rows).toHaveLength(2001);
    expect(rows[0]).toEqual({ line: 1, cells: ['a', 'b'] });
    expect(rows[1000]).toEqual({ line: 2001, cells: ['999', 'x\n999'] });
  });

  it('gives every row before the one on which it breaks', async () => {
    const { rows, failure } = await read(`${many}5,"open\n6,7\n`);
    expect(rows).toHaveLength(2001);
    expect(failure).toBeInstanceOf(QuoteNotClosed);
    expect((failure as QuoteNotClosed).line).toBe(4002);
  });

  it('may be empty', async () => expect(await read('')).toEqual({ rows: [], failure: undefined }));
});

it('throws what the text throws', async () => {
  async function* broken() {
    yield 'a,b\n';
    throw new Error('gone');
  }
  const rows = readCsv(broken(), ',');
  await expect(rows.next()).rejects.toThrow('gone');
});
