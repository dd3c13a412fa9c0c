import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { Database } from '#ground/db/open.js';
import { keeperScope, type Scope } from '#ground/db/scope.js';
import { JobRefused } from '#ground/jobs/job.js';
import { theNetwork } from '#rooms/network/room.js';
import { beginImport, settle } from '../actions.js';
import type { Outcome } from '../check/check.js';
import { checkedOf, keepCheck } from '../check/job.js';
import { findImport } from '../import.js';
import { type Mapping, mappingSchema, type SourceFacts } from '../mapping.js';
import { publishImport } from '../publish/job.js';
import { type FileReading, keepReading } from '../read/job.js';

export interface FileToImport {
  path: string;
  source: SourceFacts;
  /** What is settled otherwise than Longtable itself proposes. */
  settled?: Partial<Mapping>;
  dryRun?: boolean;
}

export interface Imported {
  outcome: Outcome;
  reading: FileReading;
  /** False for a dry run, and where errors stand in the way. */
  published: boolean;
}

/**
 * Brings a file in from disk by the same steps as the pages: read, settle, check, publish. Undefined when this very file is
 * already shown for this source and year.
 *
 * @throws JobRefused with the code of what a person must mend
 */
export async function importFile(
  database: Database,
  file: FileToImport,
  progress: (step: string) => void,
): Promise<Imported | undefined> {
  if (await keeperScope(database, (scope) => isShown(scope, file))) return undefined;
  return keeperScope(database, async (scope) => {
    const network = await theNetwork(scope);
    if (!network) throw new JobRefused('no-network');
    const id = uuidv7();
    progress('reading');
    await beginImport(scope, { id, placeId: network.id, fileName: basename(file.path), path: file.path, by: null });
    const reading = await keepReading(scope, (await findImport(scope, id))!);
    await settle(scope, { importId: id, after: 0, mapping: mappingFor(file, reading), source: file.source, by: null });
    const found = (await findImport(scope, id))!;
    progress('deciding');
    const checked = await checkedOf(scope, found);
    await keepCheck(scope, found, checked);
    const { outcome } = checked;
    const published = !file.dryRun && outcome.troubles.every(({ severity }) => severity !== 'error');
    progress('publishing');
    if (published) await publishImport(scope, found, null);
    else await scope.client.query('rollback and chain');
    return { outcome, reading, published };
  });
}

function mappingFor({ settled, source }: FileToImport, reading: FileReading): Mapping {
  const understood = mappingSchema.parse({ ...reading.mapping, ...settled });
  return 'fixed' in understood.year && understood.year.fixed === ''
    ? { ...understood, year: { fixed: source.year } }
    : understood;
}

async function isShown({ client }: Scope, { path, source }: FileToImport): Promise<boolean> {
  const sha256 = createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
  const { rowCount } = await client.query(
    `select from published.source s join commons.figure_publication p on p.source_id = s.id
     join commons.figure_import i on i.id = p.import_id join commons.file f on f.id = i.file_id
     where s.superseded_by is null and s.publisher = $1 and s.title = $2 and s.year = $3 and f.sha256 = $4`,
    [source.publisher, source.title, source.year, sha256],
  );
  return (rowCount ?? 0) > 0;
}
