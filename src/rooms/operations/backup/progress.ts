import type { Desk } from '#ground/cli/command.js';
import type { Manifest } from '#ground/db/archive/manifest.js';
import type { Tell } from '#ground/db/archive/write.js';

const step = 50_000_000;

/** Says which table is under way, and within a large one how far it is. */
export function tellProgress(desk: Desk, doing: string): Tell {
  let said = '';
  return (table, bytes) => {
    const line = `${doing} ${table}${bytes >= step ? `, ${Math.floor(bytes / step) * (step / 1_000_000)} MB` : ''}`;
    if (line !== said) desk.progress(line);
    said = line;
  };
}

export const countRows = (manifest: Manifest) => manifest.tables.reduce((sum, { rows }) => sum + rows, 0);

export const megabytes = (bytes: number) => (bytes / 1_000_000).toFixed(1);
