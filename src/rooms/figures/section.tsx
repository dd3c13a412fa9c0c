import type { Visit } from '#ground/http/visit.js';
import { Stack } from '#ground/ui/index.js';
import type { ProfileSection } from '#rooms/network/room.js';
import { Attribution } from './show/attribution.js';
import { Breakdown, derivedOf } from './show/breakdown.js';
import { KeyFigures } from './show/key-figures.js';
import { NoFigures } from './show/no-figures.js';
import { groupsIn, type PlaceFigures, yearsOf, figuresOf } from './place-figures.js';
import { findPlace, placesAround } from './places.js';
import { words } from './words.js';

/** What others published about a school or a district, for its profile; where nobody published anything, it says so. */
export const figuresSection: ProfileSection = async (visit, organization) => {
  const title = words.in(visit.locale)('section.title');
  const found = await findPlace(visit, visit.locale, organization.id);
  const place = found && (await figuresOf(visit, visit.locale, found));
  const content = place?.figures.length
    ? await figuresContent(visit, place)
    : await NoFigures({ visit, place: organization });
  return { id: 'figures', title, content };
};

async function figuresContent(visit: Visit, place: PlaceFigures) {
  const { locale } = visit;
  const around: PlaceFigures[] = [];
  for (const other of await placesAround(visit, locale, place.place))
    around.push(await figuresOf(visit, locale, other));
  const say = words.in(locale);
  return (
    <Stack gap="l">
      <p>{say('section.lead')}</p>
      <KeyFigures locale={locale} place={place} around={around} />
      <Composition locale={locale} place={place} around={around} />
      <p>
        <a href={`/figures/places/${place.place.id}`}>{say('section.all', { place: place.place.name })}</a>
      </p>
    </Stack>
  );
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
