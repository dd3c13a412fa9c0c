import { csvResponse } from '#ground/http/csv.js';
import { notFound } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { Breadcrumbs, DownloadLinks, PageHeader, Section, Stack } from '#ground/ui/index.js';
import { type Dimension, dimensions, groups } from '../groups.js';
import { figuresOf, groupsIn, type PlaceFigures, yearsOf } from '../place-figures.js';
import { findPlace, placesAround } from '../places.js';
import { Breakdown } from '../show/breakdown.js';
import { KeyFigures } from '../show/key-figures.js';
import { words } from '../words.js';

const broken = Object.keys(dimensions).filter((dimension) => dimension !== 'all') as Dimension[];

/** Everything that others published about one place. */
export async function placePage(visit: Visit): Promise<Response> {
  const { locale } = visit;
  const place = await placeOf(visit, visit.param('place'));
  const around = await Promise.all(
    (await placesAround(visit, locale, place.place)).map((other) => figuresOf(visit, locale, other)),
  );
  const say = words.in(locale);
  const { name, href, kind } = place.place;
  return visit.page(
    {
      title: say('section.all', { place: name }),
      description: say('section.lead'),
      before: (
        <Breadcrumbs
          label={say('breadcrumbs')}
          links={[{ href: '/figures', label: say('catalogue.title') }, ...(href ? [{ href, label: name }] : [])]}
        />
      ),
      width: 'wide',
    },
    <Stack gap="l">
      <PageHeader kicker={say('kicker')} title={name} lead={say('section.lead')} />
      <KeyFigures locale={locale} place={place} around={around} />
      {place.measures
        .filter(({ derived }) => !derived)
        .map((measure) => {
          const year = yearsOf(place, measure.key).at(-1)!;
          const present = broken.filter((dimension) => groupsIn(place, measure.key, year, dimension).length > 0);
          return (
            <Section title={measure.name} lead={measure.definition} id={measure.key}>
              <Stack gap="l">
                {present.map((dimension) => (
                  <Breakdown
                    locale={locale}
                    place={place}
                    around={around}
                    measure={measure}
                    year={year}
                    dimension={dimension}
                  />
                ))}
                {kind === 'district' && (
                  <p>
                    <a href={`/figures/${measure.key}/${place.place.id}/all/schools`}>
                      {say('place.schools', { place: name })}
                    </a>
                  </p>
                )}
              </Stack>
            </Section>
          );
        })}
      <DownloadLinks
        label={say('downloads')}
        downloads={[
          { href: `/figures/places/${place.place.id}.csv`, label: 'CSV' },
          { href: `/api/v1/figures?place=${place.place.id}`, label: 'JSON' },
        ]}
      />
    </Stack>,
  );
}

/** The same as CSV: one row a figure. */
export async function placeCsv(visit: Visit): Promise<Response> {
  const place = await placeOf(visit, visit.param('file').replace(/\.csv$/, ''));
  const order = new Map(groups.map((group, index) => [group, index]));
  const rows = place.figures.toSorted(
    (a, b) =>
      a.measure.localeCompare(b.measure) || a.year.localeCompare(b.year) || order.get(a.group)! - order.get(b.group)!,
  );
  return csvResponse(
    `figures-${place.place.name}.csv`,
    ['measure', 'place', 'place name', 'group', 'year', 'value', 'mark', 'publisher', 'source', 'as of', 'licence'],
    rows.map((figure) => {
      const source = place.sources.get(figure.sourceId)!;
      return [
        figure.measure,
        place.place.id,
        place.place.name,
        figure.group,
        figure.year,
        figure.value,
        figure.mark,
        source.publisher,
        source.title,
        source.asOf,
        source.licence,
      ];
    }),
  );
}

async function placeOf(visit: Visit, id: string): Promise<PlaceFigures> {
  const place = await findPlace(visit, visit.locale, id);
  if (!place) throw notFound();
  return figuresOf(visit, visit.locale, place);
}
