import type pg from 'pg';
import { type CleanRow, rowCleaner } from '../cleaning/row.js';
import type { Plan } from '../plan.js';
import type { Report } from '../problem.js';
import { type FileHead, type OpenFile, readRows } from '../reading/head.js';
import { copyInto } from '#ground/db/copy.js';
import { idMaker } from './ids.js';

const columns = [
  'line',
  'new_id',
  'id_system',
  'id_value',
  'name',
  'street',
  'city',
  'state',
  'zip',
  'latitude',
  'longitude',
  'phone',
  'website',
  'sector',
  'level',
  'grade_low',
  'grade_high',
  'closed',
  'district_value',
  'district_name',
  'shape',
];

/** A file with the way to read it. */
export interface Source {
  openFile: OpenFile;
  head: FileHead;
  plan: Plan;
}

export interface Listener {
  report: Report;
  settle?(): Promise<void> | undefined;
  progress(rows: number): void;
}

/** Reads the rows that can be used into the temporary table `incoming` of the running transaction. Memory holds a few rows. */
export async function gather(
  client: pg.ClientBase,
  { openFile, head, plan }: Source,
  { report, settle, progress }: Listener,
): Promise<void> {
  await client.query(
    `create temporary table incoming (
       line integer not null, new_id uuid not null, id_system text, id_value text, name text not null, street text, city text, state text, zip text,
       latitude double precision, longitude double precision, phone text, website text, sector text, level text, grade_low smallint, grade_high smallint,
       closed boolean, district_value text, district_name text, shape text, match_id uuid, district_id uuid
     ) on commit drop`,
  );
  const clean = rowCleaner(plan, head.columns, report);
  const copy = copyInto(client, 'incoming', columns);
  const newId = idMaker();
  let rows = 0;
  try {
    for await (const row of readRows(openFile, head, report)) {
      rows += 1;
      const cleaned = clean(row);
      if (cleaned) await copy.write(valuesOf(cleaned, newId()));
      await settle?.();
      if (rows % 500 === 0) progress(rows);
    }
  } finally {
    await copy.end();
  }
  await client.query('analyze incoming');
}

function valuesOf(row: CleanRow, newId: string) {
  return [
    row.line,
    newId,
    row.idSystem,
    row.id,
    row.name,
    row.street,
    row.city,
    row.state,
    row.zip,
    row.latitude,
    row.longitude,
    row.phone,
    row.website,
    row.sector,
    row.level,
    row.gradeLow,
    row.gradeHigh,
    row.closed,
    row.districtId,
    row.districtName,
    row.shape && JSON.stringify(row.shape),
  ];
}
