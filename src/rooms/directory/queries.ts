import type { Scope } from '#ground/db/scope.js';
import type { Columns } from './fields.js';
import type { Outcome } from './importing/apply.js';
import type { Outlook } from './importing/compare.js';
import type { Plan } from './plan.js';
import type { ProblemCode, Severity } from './problem.js';
import type { FileHead } from './reading/head.js';

type Reader = Pick<Scope, 'client'>;

/** A file on its way into the directory, and how far it has come. */
export interface DirectoryImport {
  id: string;
  fileName: string;
  uploadedBy: string | null;
  uploadedAt: Date;
  head: FileHead | null;
  readAt: Date | null;
  plan: Plan | null;
  plannedAt: Date | null;
  outlook: Outlook | null;
  checkedAt: Date | null;
  confirmedAt: Date | null;
  closeMissing: boolean;
  outcome: Outcome | null;
  importedAt: Date | null;
}

const columns = `i.id, i.file_name as "fileName", p.name as "uploadedBy", i.uploaded_at as "uploadedAt", i.head, i.read_at as "readAt", i.plan, i.planned_at as "plannedAt",
  i.outlook, i.checked_at as "checkedAt", i.confirmed_at as "confirmedAt", i.close_missing as "closeMissing", i.outcome, i.imported_at as "importedAt"
  from commons.directory_import i left join commons.person p on p.id = i.uploaded_by`;

export async function findImport({ client }: Reader, id: string): Promise<DirectoryImport | undefined> {
  const { rows } = await client.query<DirectoryImport>(`select ${columns} where i.id::text = $1`, [id]);
  return rows[0];
}

export async function listImports({ client }: Reader, page: number, size: number): Promise<DirectoryImport[]> {
  const { rows } = await client.query<DirectoryImport>(
    `select ${columns} order by i.uploaded_at desc limit $1 offset $2`,
    [size, (page - 1) * size],
  );
  return rows;
}

/** The mapping that was kept for a file with the same columns. */
export async function rememberedColumns({ client }: Reader, fingerprint: string): Promise<Columns | undefined> {
  const { rows } = await client.query<{ columns: Columns }>(
    'select columns from commons.directory_mapping where fingerprint = $1',
    [fingerprint],
  );
  return rows[0]?.columns;
}

export interface KeptProblem {
  severity: Severity;
  code: ProblemCode;
  line: number | null;
  field: string | null;
  value: string | null;
  detail: Record<string, string | number> | null;
}

export interface ProblemCount {
  severity: Severity;
  code: ProblemCode;
  count: number;
}

const bySeverity = `array_position(array['file', 'row', 'warning', 'note'], severity)`;

/** How many problems of each kind a file has, the gravest first. */
export async function countProblems({ client }: Reader, importId: string): Promise<ProblemCount[]> {
  const { rows } = await client.query<ProblemCount>(
    `select severity, code, sum(coalesce((detail ->> 'times')::int, 1))::int as count from commons.directory_problem where import_id = $1
     group by severity, code order by ${bySeverity}, count desc, code`,
    [importId],
  );
  return rows;
}

export async function listProblems(
  { client }: Reader,
  importId: string,
  {
    severity = null,
    code = null,
    limit,
    offset = 0,
  }: { severity?: string | null; code?: string | null; limit: number; offset?: number },
): Promise<KeptProblem[]> {
  const { rows } = await client.query<KeptProblem>(
    `select severity, code, line, field, value, detail from commons.directory_problem
     where import_id = $1 and ($2::text is null or severity = $2) and ($3::text is null or code = $3)
     order by ${bySeverity}, line nulls first, number limit $4 offset $5`,
    [importId, severity, code, limit, offset],
  );
  return rows;
}
