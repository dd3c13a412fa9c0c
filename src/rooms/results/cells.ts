import type { Scope } from '#ground/db/scope.js';
import type { Indicator } from './indicators/indicator.js';

/** One exact result. `place` is a school or the district; `grade` and `subgroup` are 'all' or keys of groups. */
export interface Cell {
  place: string;
  year: number;
  indicator: string;
  grade: string;
  subgroup: string;
  students: number;
  numerator: number;
  denominator: number | null;
  xx: number;
  xy: number | null;
  yy: number | null;
}

/** Of which place and year there are results, and up to which day. */
export interface Extent {
  place: string;
  year: number;
  asOf: string | null;
  running: boolean;
}

export interface Wanted {
  indicator?: string | undefined;
  year?: number | undefined;
  grade?: string | undefined;
  subgroup?: string | undefined;
}

/** The cells of these places, of what was opened before; what is not named is not narrowed. */
export async function readCells(
  { client }: Pick<Scope, 'client'>,
  district: string,
  places: readonly string[],
  { indicator, year, grade, subgroup }: Wanted = {},
): Promise<Cell[]> {
  const { rows } = await client.query<Cell>(
    `select place_id as place, year, indicator, grade, subgroup, students, numerator, denominator,
       numerator_squared as xx, crossed as xy, denominator_squared as yy
     from records.result where district_id = $1 and place_id = any ($2) and ($3::text is null or indicator = $3)
       and ($4::smallint is null or year = $4) and ($5::text is null or grade = $5) and ($6::text is null or subgroup = $6)
     order by place_id, indicator, year, grade, subgroup`,
    [district, places, indicator ?? null, year ?? null, grade ?? null, subgroup ?? null],
  );
  return rows;
}

/** The years of these places, the earliest first. */
export async function readExtents(
  { client }: Pick<Scope, 'client'>,
  district: string,
  places: readonly string[],
): Promise<Extent[]> {
  const { rows } = await client.query<Extent>(
    `select place_id as place, year, as_of::text as "asOf", running from records.result_extent
     where district_id = $1 and place_id = any ($2) order by year, place_id`,
    [district, places],
  );
  return rows;
}

/** What a cell says, in the unit of its indicator: a percent from 0 to 100, an average, a count. */
export function valueOf(
  { unit }: Pick<Indicator, 'unit'>,
  cell: Pick<Cell, 'numerator' | 'denominator'> | undefined,
): number | null {
  if (!cell) return null;
  if (unit === 'count') return cell.numerator;
  if (!cell.denominator) return null;
  return (cell.numerator / cell.denominator) * (unit === 'percent' ? 100 : 1);
}
