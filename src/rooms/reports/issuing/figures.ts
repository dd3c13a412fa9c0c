import type { Scope } from '#ground/db/scope.js';
import { groupsOf } from '#rooms/releases/room.js';
import { type Indicator, listIndicators, readCells, readExtents } from '#rooms/results/room.js';
import type { Report } from '../report.js';

/** One exact figure. `group` is 'all', a grade or a group of students; `year` the one in which the school year begins. */
export interface ReportFigure {
  indicator: string;
  year: number;
  place: string;
  placeName: string;
  group: string;
  /** The last day that counts, where attendance is recorded. */
  asOf: string | null;
  running: boolean;
  students: number;
  numerator: number;
  denominator: number | null;
}

export interface Content {
  indicators: Indicator[];
  figures: ReportFigure[];
}

type Reader = Pick<Scope, 'client'>;

/** What a report would hold if it were frozen now: what was asked for, and nothing beside. Groups within grades are not in reports. */
export async function currentContent(
  scope: Reader,
  { districtId, indicators, years, places, breakdowns }: Report,
): Promise<Content> {
  const names = await namesOf(scope, places);
  const extents = new Map(
    (await readExtents(scope, districtId, places)).map((extent) => [`${extent.place} ${extent.year}`, extent]),
  );
  const groups = new Set(groupsOf(breakdowns));
  const wanted = (await listIndicators(scope)).filter(({ key }) => indicators.includes(key));
  const figures: ReportFigure[] = [];
  for (const { key } of wanted)
    for (const year of years)
      for (const cell of await readCells(scope, districtId, places, { indicator: key, year })) {
        const group = cell.grade === 'all' ? cell.subgroup : cell.grade;
        const extent = extents.get(`${cell.place} ${year}`);
        if (!extent || !groups.has(group) || (cell.grade !== 'all' && cell.subgroup !== 'all')) continue;
        const { place, students, numerator, denominator } = cell;
        const { asOf, running } = extent;
        figures.push({
          indicator: key,
          year,
          place,
          placeName: names.get(place) ?? '',
          group,
          asOf,
          running,
          students,
          numerator,
          denominator,
        });
      }
  return { indicators: wanted, figures };
}

/** What was handed over, as it was then. */
export async function frozenContent({ client }: Reader, { districtId, id }: Report): Promise<Content> {
  const { rows: indicators } = await client.query<{ definition: Indicator }>(
    'select definition from records.report_indicator where district_id = $1 and report_id = $2 order by number',
    [districtId, id],
  );
  const { rows: figures } = await client.query<ReportFigure>(
    `select indicator, year, place_id as place, place_name as "placeName", "group", as_of::text as "asOf", running, students, numerator, denominator
     from records.report_figure where district_id = $1 and report_id = $2`,
    [districtId, id],
  );
  return { indicators: indicators.map(({ definition }) => definition), figures };
}

async function namesOf({ client }: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await client.query<{ id: string; name: string }>(
    'select id, name from commons.organization where id = any ($1)',
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
