import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import type { Desk } from '#ground/cli/command.js';
import { importFile, type Mapping, type SourceFacts } from '#rooms/figure-imports/room.js';

const folder = new URL('data/rhode-island/', import.meta.url);

/** The files that Rhode Island published, schools first: what would give a school away is then held back of its district. */
const files: { name: string; source: SourceFacts; settled: Partial<Mapping> }[] = [
  {
    name: 'enrolment-schools-2024-10-01.csv',
    source: sourceOf('October 1, 2024 enrollment by school'),
    settled: { matches: crosswalk('crosswalk-schools.csv') },
  },
  {
    name: 'enrolment-districts-2024-10-01.csv',
    source: sourceOf('October 1, 2024 enrollment by district'),
    settled: { matches: crosswalk('crosswalk-districts.csv') },
  },
];

/** Rhode Island's enrollment of October 2024, brought in as staff would do it. Can be run again. */
export async function loadFigures(desk: Desk): Promise<void> {
  const database = await desk.database();
  for (const { name, source, settled } of files) {
    const imported = await importFile(
      database,
      { path: fileURLToPath(new URL(name, folder)), source, settled },
      (step) => desk.progress(`Figures: ${name}: ${step}`),
    );
    if (imported && !imported.published)
      throw new Error(
        `${name} cannot be shown: ${imported.outcome.troubles.map(({ code, count }) => `${code} (${count})`).join(', ')}`,
      );
  }
}

function sourceOf(title: string): SourceFacts {
  return {
    publisher: 'Rhode Island Department of Education',
    title,
    url: 'https://github.com/Baggs99/Rhode-Island-School-Consolidation',
    licence: 'State public record',
    asOf: '2024-10-01',
    publishedOn: null,
    retrievedOn: '2026-03-03',
    note: 'Taken from a public copy of the state’s file.',
    year: '2024-25',
  };
}

/** State codes and NCES ids of the same places, matched by hand; a place without an NCES id is left out. */
function crosswalk(name: string): Record<string, string | null> {
  const rows: Record<string, string>[] = parse(readFileSync(new URL(name, folder)), { columns: true });
  return Object.fromEntries(rows.map((row) => [row['state code'], row['NCES id'] ? `nces:${row['NCES id']}` : null]));
}
