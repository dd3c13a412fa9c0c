import type pg from 'pg';
import { z } from 'zod';
import {
  fieldsOf,
  forbiddenBy,
  isFieldOf,
  type RecordKind,
  required,
  type SaidColumn,
  type SaidFile,
} from '#engines/roster/index.js';
import { words } from '../words.js';
import { fileKey, type Said, type SaidCode } from './said.js';
import { isMeaning, isTopic, longestCode, topicNames, topics } from './topics.js';

/** A map file, as docs/reference/import-map.md describes it. Files, columns and schools that it does not name are read as they look. */
const shape = z.strictObject({
  files: z
    .record(
      z.string(),
      z.strictObject({ kind: z.string(), columns: z.record(z.string(), z.string().nullable()).default({}) }).nullable(),
    )
    .default({}),
  codes: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  schools: z.record(z.string(), z.string().nullable()).default({}),
});
type MapFile = z.output<typeof shape>;

/** A map file that says what cannot be; each problem is a sentence. */
export class MapRefused extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

const say = words.in('en');

/**
 * What a map file says of the files of a system of this district.
 * @throws {MapRefused} with everything that is wrong with it
 */
export async function readMap(client: pg.Pool, districtId: string, text: string): Promise<Said> {
  const map = parse(text);
  const problems: string[] = [];
  const said: Said = {
    files: filesIn(map, problems),
    codes: codesIn(map, problems),
    schools: await schoolsIn(client, districtId, map, problems),
  };
  if (problems.length > 0) throw new MapRefused(problems);
  return said;
}

function parse(text: string): MapFile {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/u, ''));
  } catch (error) {
    throw new MapRefused([say('map.json', { reason: error instanceof Error ? error.message : '' })]);
  }
  const parsed = shape.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new MapRefused(
    parsed.error.issues.map(({ path, message }) => say('map.shape', { place: path.join(' › '), what: message })),
  );
}

function filesIn({ files }: MapFile, problems: string[]): Said['files'] {
  const said = new Map<string, SaidFile & { at: null; name: string }>();
  for (const [name, file] of Object.entries(files)) {
    const key = fileKey(name);
    const same = said.get(key)?.name;
    if (same !== undefined) problems.push(say('map.sameFile', { file: name, other: same }));
    if (file === null) said.set(key, { kind: null, columns: [], at: null, name });
    else if (!isKind(file.kind))
      problems.push(say('map.kind', { file: name, kind: file.kind, kinds: Object.keys(required).join(', ') }));
    else
      said.set(key, { kind: file.kind, columns: columnsIn(name, file.kind, file.columns, problems), at: null, name });
  }
  return said;
}

function columnsIn(
  file: string,
  kind: RecordKind,
  columns: Readonly<Record<string, string | null>>,
  problems: string[],
): SaidColumn[] {
  const given = new Set<string>();
  return Object.entries(columns).flatMap(([header, field]): SaidColumn[] => {
    const place = { file, column: header };
    if (field === null) return [{ header: header.trim(), nth: 0, field }];
    if (forbiddenBy(header)) problems.push(say('map.forbidden', place));
    else if (!isFieldOf(kind, field))
      problems.push(say('map.field', { ...place, kind, field, fields: fieldsOf(kind).join(', ') }));
    else if (given.has(field)) problems.push(say('map.twice', { ...place, field }));
    else {
      given.add(field);
      return [{ header: header.trim(), nth: 0, field }];
    }
    return [];
  });
}

const isKind = (text: string): text is RecordKind => Object.hasOwn(required, text);

function codesIn({ codes }: MapFile, problems: string[]): SaidCode[] {
  return Object.entries(codes).flatMap(([topic, meanings]) => {
    if (!isTopic(topic)) {
      problems.push(say('map.topic', { topic, topics: topicNames.join(', ') }));
      return [];
    }
    return Object.entries(meanings).flatMap(([written, meaning]): SaidCode[] => {
      const code = written.trim();
      if (code === '' || code.length > longestCode) problems.push(say('map.code', { topic, most: longestCode }));
      else if (!isMeaning(topic, meaning))
        problems.push(say('map.meaning', { topic, code, meaning, meanings: topics[topic].join(', ') }));
      else return [{ topic, code, meaning, at: null }];
      return [];
    });
  });
}

async function schoolsIn(
  client: pg.Pool,
  districtId: string,
  { schools }: MapFile,
  problems: string[],
): Promise<Said['schools']> {
  const said = new Map<string, { id: string | null; at: null }>();
  for (const [sourceId, school] of Object.entries(schools)) {
    const id = school === null ? null : await findSchool(client, districtId, school);
    if (id === undefined) problems.push(say('map.school', { id: sourceId, school: school ?? '' }));
    else said.set(sourceId.trim(), { id, at: null });
  }
  return said;
}

/** By its NCES id, our id, or the name that one school of the district has. */
async function findSchool(client: pg.Pool, districtId: string, given: string): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string }>(
    `select o.id from commons.organization o left join commons.external_id e on e.organization_id = o.id and e.system = 'nces'
     where o.kind = 'school' and o.parent_id = $1 and (e.value = $2 or o.plain_name = commons.plain($2) or o.id::text = $2)`,
    [districtId, given],
  );
  return rows.length === 1 ? rows[0]!.id : undefined;
}
