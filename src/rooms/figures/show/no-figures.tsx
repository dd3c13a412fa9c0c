import type { Visit } from '#ground/http/visit.js';
import { EmptyState } from '#ground/ui/index.js';
import type { Organization } from '#rooms/network/room.js';
import { words } from '../words.js';

/** Says that nobody's figures name a place: a reader must not take their absence for a zero, nor for something hidden. */
export async function NoFigures({ visit, place }: { visit: Visit; place: Pick<Organization, 'name' | 'district'> }) {
  const say = words.in(visit.locale);
  const { district } = place;
  const isDistrictKnown = district && (await hasFigures(visit, district.id));
  return (
    <EmptyState
      title={say('section.none')}
      text={say('section.none-text', { place: place.name })}
      action={
        isDistrictKnown ? (
          <a href={`/figures/places/${district.id}`}>{say('section.all', { place: district.name })}</a>
        ) : (
          <a href="/figures">{say('section.which')}</a>
        )
      }
    />
  );
}

async function hasFigures({ client }: Pick<Visit, 'client'>, placeId: string): Promise<boolean> {
  const { rowCount } = await client.query('select from published.figure where place_id = $1 limit 1', [placeId]);
  return rowCount === 1;
}
