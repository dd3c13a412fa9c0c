import type pg from 'pg';
import type { SaidFile } from '#engines/roster/index.js';
import type { Said } from './said.js';
import type { Meaning, Topic } from './topics.js';

/** Whose files something is said of, and who says it; nobody where the command line does. */
export interface Saying {
  client: pg.ClientBase;
  districtId: string;
  sourceSystem: string;
  by: string | null;
}

export async function sayFile({ client, ...saying }: Saying, key: string, { kind, columns }: SaidFile): Promise<void> {
  await client.query(
    `insert into records.file_reading (district_id, source_system, said_by, file_key, kind, columns) values ($1, $2, $3, $4, $5, $6)
     on conflict (district_id, source_system, file_key) do update
     set kind = excluded.kind, columns = excluded.columns, said_by = excluded.said_by, said_at = now()`,
    [...whose(saying), key, kind, JSON.stringify(columns)],
  );
}

export async function unsayFile({ client, districtId, sourceSystem }: Saying, key: string): Promise<void> {
  await client.query(
    'delete from records.file_reading where district_id = $1 and source_system = $2 and file_key = $3',
    [districtId, sourceSystem, key],
  );
}

/** Null takes back what was said; what is the same already keeps its day. */
export async function sayCode(
  { client, ...saying }: Saying,
  topic: Topic,
  code: string,
  meaning: Meaning | null,
): Promise<void> {
  if (meaning === null)
    await client.query(
      'delete from records.code_meaning where district_id = $1 and source_system = $2 and topic = $3 and code = $4',
      [saying.districtId, saying.sourceSystem, topic, code],
    );
  else
    await client.query(
      `insert into records.code_meaning as old (district_id, source_system, said_by, topic, code, meaning) values ($1, $2, $3, $4, $5, $6)
       on conflict (district_id, source_system, topic, code) do update
       set meaning = excluded.meaning, said_by = excluded.said_by, said_at = now() where old.meaning <> excluded.meaning`,
      [...whose(saying), topic, code, meaning],
    );
}

/** @param school our id, or null where it is none of the district's schools */
export async function saySchool({ client, ...saying }: Saying, sourceId: string, school: string | null): Promise<void> {
  await client.query(
    `insert into records.school_id as old (district_id, source_system, said_by, source_id, school_id, said_at) values ($1, $2, $3, $4, $5, now())
     on conflict (district_id, source_system, source_id) do update
     set school_id = excluded.school_id, said_by = excluded.said_by, said_at = now()
     where old.said_at is null or old.school_id is distinct from excluded.school_id`,
    [...whose(saying), sourceId, school],
  );
}

export async function unsaySchool({ client, districtId, sourceSystem }: Saying, sourceId: string): Promise<void> {
  await client.query(
    `delete from records.school_id where district_id = $1 and source_system = $2 and source_id = $3 and said_at is not null`,
    [districtId, sourceSystem, sourceId],
  );
}

export async function sayAll(saying: Saying, { files, codes, schools }: Said): Promise<void> {
  for (const [key, file] of files) await sayFile(saying, key, file);
  for (const { topic, code, meaning } of codes) await sayCode(saying, topic, code, meaning);
  for (const [sourceId, { id }] of schools) await saySchool(saying, sourceId, id);
}

/** Pages about other imports of this system stay open somewhere with what was said before: they are stale from now on. */
export async function outdatePages(
  { client, districtId, sourceSystem }: Pick<Saying, 'client' | 'districtId' | 'sourceSystem'>,
  importId: string,
): Promise<void> {
  await client.query(
    `update records.import set version = version + 1
     where district_id = $1 and source_system = $2 and number is null and id <> $3`,
    [districtId, sourceSystem, importId],
  );
}

const whose = ({ districtId, sourceSystem, by }: Omit<Saying, 'client'>) => [districtId, sourceSystem, by];
