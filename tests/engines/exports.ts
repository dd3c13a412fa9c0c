import { globSync, readFileSync } from 'node:fs';
import {
  type ExportFile,
  type FoundFile,
  type RowReading,
  createReader,
  type RecordKind,
} from '#engines/roster/index.js';
import { text } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import { openPromise } from 'yauzl';

/** The sample exports that stand in the repository. */
export const samples = new URL('../data/roster/', import.meta.url);

/** Every CSV file of a folder, as an export is handed over. */
export function exportIn(folder: URL): ExportFile[] {
  return globSync('**/*.csv', { cwd: folder })
    .toSorted()
    .map((path) => exportFile(path, readFileSync(new URL(encodeURI(path), folder), 'utf8')));
}

/** Every file of a ZIP. */
export async function exportInZip(file: URL): Promise<ExportFile[]> {
  const zip = await openPromise(file.pathname, { lazyEntries: true, autoClose: false });
  const files: ExportFile[] = [];
  for await (const entry of zip.eachEntry())
    files.push(exportFile(entry.fileName, await text(await zip.openReadStreamPromise(entry))));
  zip.close();
  return files;
}

export function exportFile(path: string, content: string): ExportFile {
  const [header = [], ...sample] = parse(content, { bom: true, relax_column_count: true, skip_empty_lines: false });
  return { path, header, sample };
}

/** Reads all rows of a file as it was recognised. */
export function readRows<K extends RecordKind>(file: ExportFile, found: FoundFile, kind: K): RowReading<K>[] {
  const read = createReader({ ...found, kind, width: file.header.length });
  return file.sample.map((cells, index) => read({ line: index + 2, cells }));
}
