import type { Scope } from '#ground/db/scope.js';
import { JobRefused } from '#ground/jobs/job.js';
import type { Report } from '../report.js';
import { type Content, currentContent } from './figures.js';

/**
 * Freezes an approved report as it is now and gives its number within the district; one that is frozen stays as it is.
 *
 * @throws JobRefused where nobody approved it, where it is over, or where there is nothing to hand over
 */
export async function issueReport(scope: Pick<Scope, 'client'>, report: Report): Promise<number> {
  const { client } = scope;
  // One at a time in a district: each has a number of its own.
  await client.query(`select pg_advisory_xact_lock(hashtextextended('reports ' || $1, 0))`, [report.districtId]);
  const { rows } = await client.query<{ number: number | null; approved: boolean; over: boolean }>(
    `select i.number, a.report_id is not null as approved, e.report_id is not null or r.expires_at <= now() as over
     from records.report r left join records.report_approval a on a.district_id = r.district_id and a.report_id = r.id
     left join records.report_end e on e.district_id = r.district_id and e.report_id = r.id
     left join records.report_issue i on i.district_id = r.district_id and i.report_id = r.id
     where r.district_id = $1 and r.id = $2`,
    [report.districtId, report.id],
  );
  const [found] = rows;
  if (!found?.approved) throw new JobRefused('not-approved');
  if (found.over) throw new JobRefused('over');
  if (found.number !== null) return found.number;
  const content = await currentContent(scope, report);
  if (content.figures.length === 0) throw new JobRefused('nothing');
  return freeze(scope, report, content);
}

async function freeze(
  { client }: Pick<Scope, 'client'>,
  { districtId, id }: Report,
  { indicators, figures }: Content,
): Promise<number> {
  const { rows } = await client.query<{ number: number }>(
    `insert into records.report_issue (district_id, report_id, number)
     select $1, $2, coalesce(max(number), 0) + 1 from records.report_issue where district_id = $1 returning number`,
    [districtId, id],
  );
  await client.query(
    `insert into records.report_indicator (district_id, report_id, number, definition)
     select $1, $2, number, definition from jsonb_array_elements($3::jsonb) with ordinality as each (definition, number)`,
    [districtId, id, JSON.stringify(indicators)],
  );
  await client.query(
    `insert into records.report_figure (district_id, report_id, indicator, year, place_id, place_name, "group", as_of, running, students, numerator, denominator)
     select $1, $2, indicator, year, place, "placeName", "group", "asOf", running, students, numerator, denominator
     from jsonb_to_recordset($3::jsonb) as each (indicator text, year smallint, place uuid, "placeName" text, "group" text, "asOf" date,
       running boolean, students integer, numerator double precision, denominator double precision)`,
    [districtId, id, JSON.stringify(figures)],
  );
  return rows[0]!.number;
}
