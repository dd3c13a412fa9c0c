import { notFound } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import type { Outlook } from './importing/compare.js';
import type { ImportPlan } from './importing/plan.js';
import type { Refusal } from './importing/run.js';
import type { Seen } from './said/sightings.js';
import type { ImportProblem } from './problem.js';
import type { Survey } from './reading/survey.js';

export interface District {
  id: string;
  name: string;
}

/** An import as its pages show it. */
export interface RecordsImport {
  id: string;
  districtId: string;
  number: number | null;
  sourceSystem: string;
  fileName: string;
  begunBy: string | null;
  begunAt: Date;
  /** Whether its file is there still: until it is brought in, and some days at most. */
  hasFile: boolean;
  found: Survey['found'] | null;
  plan: ImportPlan | null;
  outlook: Outlook | null;
  refused: Refusal | null;
  seen: Seen | null;
  /** Goes up whenever something is said of its files. */
  version: number;
  lookedAt: Date | null;
  confirmedAt: Date | null;
  committedAt: Date | null;
  undoAskedAt: Date | null;
  undoneAt: Date | null;
  /** The one that can be taken back. */
  isLatest: boolean;
}

/** The districts whose records this person looks after, by name. */
export async function districtsOf({ client, holdings }: Pick<Visit, 'client' | 'holdings'>): Promise<District[]> {
  const ids = holdings.filter(({ role }) => role === 'district data steward').map(({ placeId }) => placeId);
  const { rows } = await client.query<District>(
    `select id, name from commons.organization where kind = 'district' and id = any ($1) order by plain_name, id`,
    [ids],
  );
  return rows;
}

/** Opens the records of the district that the path names, for this transaction; nobody learns of one that is not theirs. */
export async function openDistrict(visit: Visit): Promise<District> {
  const district = (await districtsOf(visit)).find(({ id }) => id === visit.param('district'));
  if (!district) throw notFound();
  await visit.client.query(`select records.open('roster', $1)`, [district.id]);
  return district;
}

const columns = `i.id, i.district_id as "districtId", i.number, i.source_system as "sourceSystem", i.file_name as "fileName",
  p.name as "begunBy", i.begun_at as "begunAt", i.file_id is not null as "hasFile", i.found, i.plan, i.outlook, i.refused, i.seen, i.version, i.looked_at as "lookedAt",
  i.confirmed_at as "confirmedAt", i.committed_at as "committedAt", i.undo_asked_at as "undoAskedAt", i.undone_at as "undoneAt",
  i.number is not null and i.number = (select max(number) from records.import l where l.district_id = i.district_id and l.undone_at is null)
    as "isLatest"`;
const tables = 'records.import i left join commons.person p on p.id = i.begun_by';

export async function listImports({ client }: Pick<Visit, 'client'>, district: District): Promise<RecordsImport[]> {
  const { rows } = await client.query<RecordsImport>(
    `select ${columns} from ${tables} where i.district_id = $1 order by i.begun_at desc, i.id desc limit 100`,
    [district.id],
  );
  return rows;
}

export async function findImport(
  { client }: Pick<Visit, 'client'>,
  district: District,
  id: string,
): Promise<RecordsImport | undefined> {
  const { rows } = await client.query<RecordsImport>(
    `select ${columns} from ${tables} where i.district_id = $1 and i.id::text = $2`,
    [district.id, id],
  );
  return rows[0];
}

export interface School {
  id: string;
  name: string;
}

/** The schools of the district of an import, by name. */
export async function listSchools(
  { client }: Pick<Visit, 'client'>,
  { districtId }: Pick<RecordsImport, 'districtId'>,
): Promise<School[]> {
  const { rows } = await client.query<School>(
    `select id, name from commons.organization where kind = 'school' and parent_id = $1 order by plain_name, id`,
    [districtId],
  );
  return rows;
}

/** A problem as it is kept. */
export interface KeptProblem extends Pick<ImportProblem, 'file' | 'code'> {
  weight: 'refuses' | 'notes';
  line: number | null;
  column: string | null;
  value: string | null;
}

export async function listProblems(
  { client }: Pick<Visit, 'client'>,
  { districtId, id }: RecordsImport,
  limit: number,
): Promise<KeptProblem[]> {
  const { rows } = await client.query<KeptProblem>(
    `select weight, code, file, line, column_name as "column", value from records.import_problem
     where district_id = $1 and import_id = $2 order by weight = 'notes', number limit $3`,
    [districtId, id, limit],
  );
  return rows;
}

export interface ProblemCount extends Pick<KeptProblem, 'weight' | 'code'> {
  count: number;
}

export async function countProblems(
  { client }: Pick<Visit, 'client'>,
  { districtId, id }: RecordsImport,
): Promise<ProblemCount[]> {
  const { rows } = await client.query<ProblemCount>(
    `select weight, code, count(*)::int as count from records.import_problem
     where district_id = $1 and import_id = $2 group by 1, 2 order by weight = 'notes', 3 desc, 2`,
    [districtId, id],
  );
  return rows;
}
