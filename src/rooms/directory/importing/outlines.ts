import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type pg from 'pg';
import { boundsOf, simplifyTogether } from '#engines/cartography/index.js';

/**
 * Draws the outlines of the districts in `incoming`, state by state so that memory holds one state, and neighbours of a
 * state together so that they keep one border. Gives how many outlines are new or changed.
 */
export async function drawOutlines(client: pg.ClientBase): Promise<number> {
  const { rows: states } = await client.query<{ state: string }>(
    `select distinct coalesce(left(id_value, 2), '') as state from incoming where shape is not null and match_id is not null order by 1`,
  );
  let drawn = 0;
  for (const { state } of states) {
    const { rows } = await client.query<{ id: string; shape: string }>(
      `select match_id as id, shape from incoming where shape is not null and match_id is not null and coalesce(left(id_value, 2), '') = $1 order by id_value, line`,
      [state],
    );
    drawn += await keep(
      client,
      rows.map(({ id, shape }) => ({ type: 'Feature', id, properties: {}, geometry: JSON.parse(shape) as Geometry })),
    );
  }
  return drawn;
}

async function keep(client: pg.ClientBase, features: Feature[]): Promise<number> {
  let changed = 0;
  for (const [index, simplified] of simplifyTogether({
    type: 'FeatureCollection',
    features,
  } satisfies FeatureCollection).entries()) {
    const { rowCount } = await client.query(
      `insert into commons.outline (organization_id, detail, shape, bounds)
       select id::uuid, $2, shape::jsonb, bounds::box from unnest($1::text[], $3::text[], $4::text[]) new(id, shape, bounds)
       on conflict (organization_id, detail) do update set shape = excluded.shape, bounds = excluded.bounds where outline.shape is distinct from excluded.shape`,
      [
        simplified.map(({ id }) => id),
        index + 1,
        simplified.map(({ geometry }) => JSON.stringify(geometry)),
        simplified.map(({ geometry }) => {
          const { west, south, east, north } = boundsOf(geometry);
          return `((${west},${south}),(${east},${north}))`;
        }),
      ],
    );
    if (index === 0) changed = rowCount ?? 0;
  }
  return changed;
}
