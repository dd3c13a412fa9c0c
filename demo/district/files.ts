import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type DistrictOptions, generateDistrict } from './generate.ts';

/** Writes the fictional district into a folder, which is made if need be; files of the same name are replaced. */
export async function writeDistrict(
  folder: string,
  options: DistrictOptions = {},
): Promise<{ files: number; rows: number; bytes: number }> {
  const handles = new Map<string, FileHandle>();
  const written = { files: 0, rows: 0, bytes: 0 };
  try {
    for await (const { file, columns, rows } of generateDistrict(options)) {
      let handle = handles.get(file);
      let text = '';
      if (!handle) {
        await mkdir(dirname(join(folder, file)), { recursive: true });
        handles.set(file, (handle = await open(join(folder, file), 'w')));
        text = csvLine(columns);
      }
      for (const row of rows) text += csvLine(row);
      const { bytesWritten } = await handle.write(text);
      written.rows += rows.length;
      written.bytes += bytesWritten;
    }
  } finally {
    for (const handle of handles.values()) await handle.close();
  }
  return { ...written, files: handles.size };
}

/** A line as RFC 4180 has it, but for the line end: OneRoster readers take both, and so does every other. */
const csvLine = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\n`;

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
