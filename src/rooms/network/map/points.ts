import { pixelOf, type View, worldSize } from '#engines/cartography/index.js';
import type { Scope } from '#ground/db/scope.js';
import { type Narrowing, narrow } from '../search.js';
import { type Crowd, joinClose } from './crowd.js';
import { whereInView } from './where-in-view.js';

export interface SchoolPoint {
  id: string;
  ncesId: string | null;
  name: string;
  stage: string | null;
  x: number;
  y: number;
}

export interface PointsInView {
  total: number;
  schools: SchoolPoint[];
  crowds: Crowd[];
}

const mostPoints = 400;
const cell = 64;

/** The schools in view one by one, or, where there are too many, gathered in the cells of a grid. */
export async function pointsIn(scope: Pick<Scope, 'client'>, narrowing: Narrowing, view: View): Promise<PointsInView> {
  const { where, values } = await narrow(scope, narrowing);
  const inView = `${where} and ${whereInView(view, values)}`;
  const { rows } = await scope.client.query<{ counted: number }>(
    `select count(*)::int as counted from (select from commons.organization o where ${inView} limit ${mostPoints + 1}) found`,
    values,
  );
  const counted = rows[0]?.counted ?? 0;
  if (counted <= mostPoints)
    return { total: counted, schools: await schoolsWhere(scope, view, inView, values), crowds: [] };
  const crowds = await gather(scope, view, inView, values);
  const total = crowds.reduce((sum, { count }) => sum + count, 0);
  const alone = crowds.flatMap(({ only }) => (only ? [only] : []));
  return {
    total,
    schools: await schoolsWhere(scope, view, 'o.id = any ($1)', [alone]),
    crowds: joinClose(crowds.filter(({ only }) => !only)),
  };
}

export async function schoolsWhere(
  { client }: Pick<Scope, 'client'>,
  view: View,
  where: string,
  values: unknown[],
): Promise<SchoolPoint[]> {
  const { rows } = await client.query<Omit<SchoolPoint, 'x' | 'y'> & { mapX: number; mapY: number }>(
    `select o.id, o.name, o.map_x as "mapX", o.map_y as "mapY", a.stage,
       (select min(value) from commons.external_id where organization_id = o.id and system = 'nces') as "ncesId"
     from commons.organization o left join commons.affiliation a on a.organization_id = o.id and a.until is null
     where ${where} order by a.stage is not null, o.plain_name`,
    values,
  );
  return rows.map(({ mapX, mapY, ...school }) => ({ ...school, ...placed(view, mapX, mapY) }));
}

async function gather(
  { client }: Pick<Scope, 'client'>,
  view: View,
  where: string,
  values: unknown[],
): Promise<(Crowd & { only: string | null })[]> {
  const cells = `$${values.length + 1}::double precision`;
  const { rows } = await client.query<{
    count: number;
    affiliated: number;
    latitude: number;
    longitude: number;
    mapX: number;
    mapY: number;
    only: string | null;
  }>(
    // The cells are counted outside, where the planner expects few of them and keeps their sums in memory.
    `select count(*)::int as count, count(affiliation)::int as affiliated, avg(latitude) as latitude, avg(longitude) as longitude, avg(map_x) as "mapX", avg(map_y) as "mapY",
       case when count(*) = 1 then any_value(id) end as only
     from (
       select o.id, o.latitude, o.longitude, o.map_x, o.map_y, a.id as affiliation, floor(o.map_x * ${cells}) as across, floor(o.map_y * ${cells}) as down
       from commons.organization o left join commons.affiliation a on a.organization_id = o.id and a.until is null
       where ${where} offset 0
     ) placed group by across, down`,
    [...values, worldSize(view) / cell],
  );
  return rows.map(({ mapX, mapY, ...crowd }) => ({ ...crowd, ...placed(view, mapX, mapY) }));
}

function placed(view: View, mapX: number, mapY: number): { x: number; y: number } {
  const [x, y] = pixelOf(view, mapX, mapY);
  return { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 };
}
