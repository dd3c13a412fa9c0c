import type { Visit } from '#ground/http/visit.js';
import { Stack } from '#ground/ui/index.js';
import { Attribution } from './show/attribution.js';
import { Breakdown, derivedOf } from './show/breakdown.js';
import { KeyFigures } from './show/key-figures.js';
import { groupsIn, type PlaceFigures, yearsOf, figuresOf } from './place-figures.js';
import { findPlace, placesAround } from './places.js';
import { words } from './words.js';

/** What others published about a school or a district, for its profile; null where nobody published anything. */
export async function figuresSection(visit: Visit, { id }: { id: string }) {
  const found = await findPlace(visit, visit.locale, id);
  if (!found) return null;
  const place = await figuresOf(visit, visit.locale, found);
  if (place.figures.length === 0) return null;
  const around: PlaceFigures[] = [];
  for (const other of await placesAround(visit, visit.locale, found))
    around.push(await figuresOf(visit, visit.locale, other));
  const say = words.in(visit.locale);
  return {
    id: 'figures',
    title: say('section.title'),
    content: (
      <Stack gap="l">
        <p>{say('section.lead')}</p>
        <KeyFigures locale={visit.locale} place={place} around={around} />
        <Composition locale={visit.locale} place={place} around={around} />
        <p>
          <a href={`/figures/places/${id}`}>{say('section.all', { place: found.name })}</a>
        </p>
      </Stack>
    ),
  };
}

/** The first measure that is broken down by race and ethnicity, else whose figures these are. */
function Composition({
  locale,
  place,
  around,
}: {
  locale: Visit['locale'];
  place: PlaceFigures;
  around: PlaceFigures[];
}) {
  for (const measure of place.measures) {
    const year = yearsOf(place, measure.key).at(-1)!;
    if (measure.derived || groupsIn(place, measure.key, year, 'race').length === 0) continue;
    if (measure.unit !== 'count' || derivedOf(place, measure))
      return <Breakdown locale={locale} place={place} around={around} measure={measure} year={year} dimension="race" />;
  }
  return <Attribution locale={locale} sources={[...place.sources.values()]} />;
}
