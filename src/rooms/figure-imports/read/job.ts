import type { Problem } from '#engines/tabular/index.js';
import { keeperScope, type Scope } from '#ground/db/scope.js';
import { type Job, JobRefused } from '#ground/jobs/job.js';
import { FileRefused } from '../file/decode.js';
import { type FigureImport, findImport, tableOf } from '../import.js';
import { mappingSchema } from '../mapping.js';
import { fingerprintOf, recall } from '../publish/remember.js';
import { type Proposal, propose } from './propose.js';

/** What reading a file found. */
export interface FileReading extends Proposal {
  fingerprint: string;
  encoding: string;
  headerLine: number;
  titles: string[];
  notes: string[];
  rows: number;
  /** With the first values of each. */
  columns: { name: string; samples: string[] }[];
  problems: Problem[];
  /** The proposal is how a file with these columns was understood before. */
  remembered: boolean;
}

/** Looks at an uploaded file and proposes how to understand it. */
export const readFigureFile: Job = {
  name: 'read-figures',
  run: ({ database, subject }) =>
    keeperScope(database, async (scope) => {
      const found = await findImport(scope, subject);
      if (found) await keepReading(scope, found);
    }),
};

export async function keepReading(scope: Scope, found: FigureImport): Promise<FileReading> {
  const reading = await readingOf(scope, found);
  await scope.client.query(
    `insert into commons.figure_reading (import_id, reading) values ($1, $2)
     on conflict (import_id) do update set reading = excluded.reading, read_at = now()`,
    [found.id, JSON.stringify(reading)],
  );
  return reading;
}

async function readingOf(scope: Scope, { fileId, fileName, placeId }: FigureImport): Promise<FileReading> {
  try {
    const { table, file } = await tableOf(scope, fileId);
    if (table.headerLine === 0) throw new JobRefused('header-not-found');
    if (table.rows.length === 0) throw new JobRefused('no-rows');
    const fingerprint = fingerprintOf(table.columns.map(({ name }) => name));
    const proposal = propose(table, fileName, await stateOf(scope, placeId));
    const earlier = await recall(scope, fingerprint);
    const mapping = earlier ? { ...mappingSchema.parse(earlier), year: proposal.mapping.year } : proposal.mapping;
    return {
      ...proposal,
      mapping,
      fingerprint,
      remembered: earlier !== null,
      encoding: file.encoding,
      headerLine: table.headerLine,
      titles: table.titles,
      notes: table.notes,
      rows: table.rows.length,
      columns: table.columns.map(({ name }, place) => ({
        name,
        samples: samplesOf(table.rows.map(({ cells }) => cells[place]!)),
      })),
      problems: table.problems,
    };
  } catch (error) {
    throw error instanceof FileRefused ? new JobRefused(error.code) : error;
  }
}

const samplesOf = (texts: readonly string[]): string[] =>
  [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))].slice(0, 4);

/** The state that most schools of the coalition are in. */
async function stateOf({ client }: Scope, placeId: string): Promise<string> {
  const { rows } = await client.query<{ state: string }>(
    `select coalesce((select state from commons.organization where id = $1),
       (select state from commons.organization where kind = 'school' and state is not null group by state order by count(*) desc limit 1), '') as state`,
    [placeId],
  );
  return rows[0]?.state ?? '';
}

export async function findReading(
  { client }: Pick<Scope, 'client'>,
  importId: string,
): Promise<FileReading | undefined> {
  const { rows } = await client.query<{ reading: FileReading }>(
    'select reading from commons.figure_reading where import_id = $1',
    [importId],
  );
  return rows[0]?.reading;
}
