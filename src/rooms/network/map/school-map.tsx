import type { Child } from 'hono/jsx';
import { fit, type View } from '#engines/cartography/index.js';
import type { Visit } from '#ground/http/visit.js';
import type { Organization } from '../organization.js';
import { listStages } from '../stage.js';
import { words } from '../words.js';
import { Drawing } from './drawing.js';
import { boundsOfDistrict, outlinesIn } from './outlines.js';
import { pointsIn } from './points.js';
import { viewParameters } from './query.js';

const size = { width: 440, height: 360 };
const schoolZoom = 12;

/** A small map of where a place is, with the schools around it; null when nobody knows where it is. */
export async function drawSchoolMap(visit: Visit, organization: Organization): Promise<Child> {
  const view = await viewAround(visit, organization);
  if (!view) return null;
  const say = words.in(visit.locale);
  const narrowing = {
    kind: 'school' as const,
    ...(organization.kind === 'district' ? { district: organization.id } : {}),
  };
  return (
    <div class="school-map-small">
      <Drawing
        visit={visit}
        view={view}
        small
        highlight={organization.id}
        label={say('map.small', { place: organization.name })}
        districts={await outlinesIn(visit, view)}
        points={await pointsIn(visit, narrowing, view)}
        stages={await listStages(visit, visit.locale)}
      />
      <p>
        <a href={`/map?${new URLSearchParams(viewParameters({ ...view, zoom: view.zoom + 0.5 }))}`}>
          {say('map.small.more')}
        </a>
      </p>
    </div>
  );
}

async function viewAround(visit: Visit, { kind, id, latitude, longitude }: Organization): Promise<View | undefined> {
  if (kind === 'school')
    return latitude === null || longitude === null ? undefined : { ...size, latitude, longitude, zoom: schoolZoom };
  const bounds = (await boundsOfDistrict(visit, id)) ?? (await boundsOfItsSchools(visit, id));
  return bounds && fit(bounds, size, schoolZoom);
}

async function boundsOfItsSchools({ client }: Visit, id: string) {
  const { rows } = await client.query<{ west: number | null; south: number; east: number; north: number }>(
    `select min(longitude) as west, min(latitude) as south, max(longitude) as east, max(latitude) as north
     from commons.organization where parent_id = $1 and kind = 'school' and closed_on is null`,
    [id],
  );
  const [found] = rows;
  return found && found.west !== null ? { ...found, west: found.west } : undefined;
}
