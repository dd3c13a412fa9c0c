import type { Visit } from '#ground/http/visit.js';
import { findSeries, listSeries } from '#rooms/figures/room.js';
import type { Content } from '../../block/content.js';
import { inTurn } from '../../block/in-turn.js';
import { refKey, refOf } from '../../block/series.js';
import { words } from '../../words.js';
import { comparablePlaces, type Draft } from '../queries.js';

/** The figures that a block can be given: those of one place, and those it has already. */
export interface FigureChoice {
  places: { id: string; name: string }[];
  placeId: string;
  options: { key: string; label: string }[];
}

/** `asked`: the place whose figures the writer wants to see; as given, the story's own. */
export async function figureChoice(visit: Visit, draft: Draft, content: Content, asked: string): Promise<FigureChoice> {
  if (!usesFigures(content)) return { places: [], placeId: '', options: [] };
  const say = words.in(visit.locale);
  const places = (await comparablePlaces(visit, draft.place.id)).map(({ id, kind, name }) => ({
    id,
    name: kind === 'state' ? say('place.state', { code: name }) : name,
  }));
  const placeId = places.some(({ id }) => id === asked) ? asked : draft.place.id;
  const name = places.find(({ id }) => id === placeId)?.name ?? draft.place.name;
  const listed = (await listSeries(visit, visit.locale, placeId)).map(({ ref, label }) => ({
    key: refKey(ref),
    label: `${name}: ${label}`,
  }));
  const chosen = (content.kind === 'number' ? [content.ref] : content.refs).filter(
    (key) => key && !listed.some((one) => one.key === key),
  );
  return { places, placeId, options: [...(await inTurn(chosen, (key) => named(visit, key))).flat(), ...listed] };
}

export function usesFigures(content: Content): content is Extract<Content, { kind: 'number' | 'chart' | 'table' }> {
  return content.kind === 'number' || content.kind === 'chart' || content.kind === 'table';
}

async function named(visit: Visit, key: string) {
  const series = await findSeries(visit, visit.locale, refOf(key));
  return series ? [{ key, label: `${series.placeName}: ${series.measureName}: ${series.groupName}` }] : [];
}
