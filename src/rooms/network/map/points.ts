import { frameOf, pixelOf, type View, worldSize } from '#engines/cartography/index.js';
import type { Scope } from '#ground/db/scope.js';
import { type Narrowing, narrow } from '../search.js';
import { type Crowd, joinClose } from './crowd.js';

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
  const { left, top, right, bottom } = frameOf(view);
  const inView = `${where} and o.kind = 'school' and point(o.map_x, o.map_y) <@ box(point($${values.push(left)}, $${values.push(top)}), point($${values.push(right)}, $${values.push(bottom)}))`;
  const { rows } = await scope.client.query<{ total: number }>(
    `select count(*)::int as total from commons.organization o where ${inView}`,
    values,
  );
  const total = rows[0]?.total ?? 0;
  if (total <= mostPoints) return { total, schools: await schoolsWhere(scope, view, inView, values), crowds: [] };
  const crowds = await gather(scope, view, inView, values);
  const alone = crowds.flatMap(({ only }) => (only ? [only] : []));
  return {
    total,
    schools: await schoolsWhere(scope, view, 'o.id = any ($1)', [alone]),
    crowds: joinClose(crowds.filter(({ only }) => !only)),
  };
}

async function schoolsWhere(
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
    `select count(*)::int as count, count(a.id)::int as affiliated, avg(o.latitude) as latitude, avg(o.longitude) as longitude, avg(o.map_x) as "mapX", avg(o.map_y) as "mapY",
       case when count(*) = 1 then min(o.id::text) end as only
     from commons.organization o left join commons.affiliation a on a.organization_id = o.id and a.until is null
     where ${where} group by floor(o.map_x * ${cells}), floor(o.map_y * ${cells})`,
    [...values, worldSize(view) / cell],
  );
  return rows.map(({ mapX, mapY, ...crowd }) => ({ ...crowd, ...placed(view, mapX, mapY) }));
}

function placed(view: View, mapX: number, mapY: number): { x: number; y: number } {
  const [x, y] = pixelOf(view, mapX, mapY);
  return { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 };
}
