import { buffer } from 'node:stream/consumers';
import { type FoundTable, findTable } from '#engines/tabular/index.js';
import type { Scope } from '#ground/db/scope.js';
import { readFile } from '#ground/files/store.js';
import { type DecodedFile, decodeFile } from './file/decode.js';
import { type Mapping, mappingSchema, type SourceFacts, sourceSchema } from './mapping.js';

/** One file on its way, as far as it has come. */
export interface FigureImport {
  id: string;
  placeId: string;
  placeName: string;
  fileId: string;
  fileName: string;
  addedBy: string | null;
  addedAt: Date;
  /** What was settled last; version 0 where nothing was. */
  version: number;
  mapping: Mapping | null;
  source: SourceFacts | null;
  publishedAs: string | null;
}

interface ImportRow extends Omit<FigureImport, 'mapping' | 'source'> {
  mapping: unknown;
  source: unknown;
}

const columns = `i.id, i.place_id as "placeId", o.name as "placeName", i.file_id as "fileId", i.file_name as "fileName",
  i.added_by as "addedBy", i.added_at as "addedAt", coalesce(s.version, 0) as version, s.mapping, s.source, p.source_id as "publishedAs"`;

const tables = `commons.figure_import i join commons.organization o on o.id = i.place_id
  left join lateral (select * from commons.figure_settlement where import_id = i.id order by version desc limit 1) s on true
  left join commons.figure_publication p on p.import_id = i.id`;

export async function findImport({ client }: Pick<Scope, 'client'>, id: string): Promise<FigureImport | undefined> {
  const { rows } = await client.query<ImportRow>(`select ${columns} from ${tables} where i.id::text = $1`, [id]);
  return rows[0] && settled(rows[0]);
}

/** The imports that the actor may see, the latest first. */
export async function listImports({ client }: Pick<Scope, 'client'>): Promise<FigureImport[]> {
  const { rows } = await client.query<ImportRow>(`select ${columns} from ${tables} order by i.added_at desc limit 200`);
  return rows.map(settled);
}

/** The table in an import's file. Throws FileRefused for what is no table. */
export async function tableOf(
  { client }: Pick<Scope, 'client'>,
  fileId: string,
): Promise<{ table: FoundTable; file: DecodedFile }> {
  const file = decodeFile(await buffer(readFile(client, fileId)));
  return { table: findTable(file.rows), file };
}

function settled({ mapping, source, ...row }: ImportRow): FigureImport {
  return {
    ...row,
    mapping: mapping ? mappingSchema.parse(mapping) : null,
    source: source ? sourceSchema.parse(source) : null,
  };
}
