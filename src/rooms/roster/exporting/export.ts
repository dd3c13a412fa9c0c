import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { to } from 'pg-copy-streams';
import type { Database } from '#ground/db/open.js';
import { keeperScope } from '#ground/db/scope.js';
import { gather, tables } from './tables.js';

/**
 * Writes the records in force that came from one source system of a district: a folder for each school year, such as `2025-26`, with
 * plain CSV files that an import reads. Imported into an empty district year after year, they give the same records. Text is
 * written as it is: the files are for programs, and whoever opens them in a spreadsheet must not trust cells that begin with `=`.
 *
 * @param folder is made; nothing in it is written over
 * @returns the school years written
 * @throws Error with code EEXIST where a file of the export is there already
 */
export function exportRecords(
  database: Database,
  folder: string,
  { districtId, sourceSystem }: { districtId: string; sourceSystem: string },
): Promise<string[]> {
  return keeperScope(database, async ({ client }) => {
    // One moment of the records, whatever comes in meanwhile.
    await client.query('set transaction isolation level repeatable read');
    const { rows } = await client.query<{ year: number }>(
      // A stay without an end goes on to the last school day that is known.
      `select distinct year from records.enrolment e, generate_series(records.school_year(first_day)::integer,
         records.school_year(greatest(first_day, coalesce(last_day,
           (select max(day) from records.session_day d where d.district_id = $1 and d.ended is null))))::integer) year
       where district_id = $1 and source_system = $2 and ended is null order by year`,
      [districtId, sourceSystem],
    );
    const years: string[] = [];
    for (const { year } of rows) {
      const name = `${year}-${String((year + 1) % 100).padStart(2, '0')}`;
      await mkdir(join(folder, name), { recursive: true });
      for (const step of gather(client.escapeLiteral(districtId), client.escapeLiteral(sourceSystem), year))
        await client.query(step);
      for (const { file, select } of tables)
        await pipeline(
          client.query(to(`copy (${select}) to stdout with (format csv, header)`)),
          createWriteStream(join(folder, name, file), { mode: 0o600, flags: 'wx' }),
        );
      years.push(name);
    }
    return years;
  });
}
