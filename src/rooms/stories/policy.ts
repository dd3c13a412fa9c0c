import type { Policy } from '#ground/http/route.js';
import type { Visit } from '#ground/http/visit.js';
import { refused } from '#ground/http/errors.js';
import { words } from './words.js';

/** The roles whose holders write and publish for their place; network staff hold theirs at the network, so everywhere. */
const tellers = ['community school coordinator', 'principal', 'district data steward', 'network staff'] as const;

export const mayTellStories: Policy = {
  sentence:
    'Community school coordinators, principals and district data stewards for their own place, and network staff anywhere',
  allows: (visit) => visit.holdings.some(({ role }) => (tellers as readonly string[]).includes(role)),
};

/** Throws 403 unless the actor may write and publish for this place. The database asks the same function of every row. */
export async function mustTellStoriesFor(visit: Pick<Visit, 'client' | 'locale'>, placeId: string): Promise<void> {
  const { rows } = await visit.client.query<{ may: boolean }>('select commons.may_tell_story($1) as may', [placeId]);
  if (!rows[0]?.may) throw refused(words.in(visit.locale)('refused.place'));
}
