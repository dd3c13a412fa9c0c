import { notFound } from '#ground/http/errors.js';
import { csvResponse } from '#ground/http/csv.js';
import type { Visit } from '#ground/http/visit.js';
import {
  Breadcrumbs,
  DownloadLinks,
  PageHeader,
  Section,
  Stack,
  StatRow,
  Table,
  WithheldKey,
} from '#ground/ui/index.js';
import { isGroup } from '../groups.js';
import { figuresOf, type PlaceFigures } from '../place-figures.js';
import { findPlace, placesAround } from '../places.js';
import { findSeries, type FigureSeries } from '../series.js';
import { Attribution } from '../show/attribution.js';
import { ShowFigure } from '../show/figure.js';
import { Trend } from '../show/trend.js';
import { words } from '../words.js';

/** One number of one place over the years, as a page. */
export async function seriesPage(visit: Visit): Promise<Response> {
  const series = await seriesOf(visit, visit.param('group'));
  const { locale } = visit;
  const say = words.in(locale);
  const place = (await findPlace(visit, locale, series.ref.place))!;
  const own = await figuresOf(visit, locale, place);
  const around = await Promise.all(
    (await placesAround(visit, locale, place)).map((other) => figuresOf(visit, locale, other)),
  );
  const title = say('series.title', { measure: series.measureName, group: series.groupName, place: series.placeName });
  const latest = series.points.at(-1)!;
  const sources = new Set(
    own.figures
      .filter((figure) => figure.measure === series.ref.measure && figure.group === series.ref.group)
      .map(({ sourceId }) => sourceId),
  );
  return visit.page(
    { title, description: series.definition, before: Trail({ visit, own, series }), width: 'text' },
    <Stack gap="l">
      <PageHeader
        kicker={say('kicker')}
        title={series.measureName}
        lead={`${series.groupName} · ${series.placeName}`}
      />
      <StatRow
        figures={[
          {
            label: series.groupName,
            value: <ShowFigure locale={locale} unit={series.unit} figure={latest} />,
            period: latest.year,
            size: 'large',
          },
        ]}
      />
      {series.points.length > 1 ? <Trend locale={locale} series={series} /> : <p>{say('series.one-year')}</p>}
      <SeriesTable visit={visit} series={series} around={series.unit === 'count' ? [] : around} />
      {series.points.some(({ mark }) => mark === 'withheld') && <WithheldKey text={say('mark.key')} />}
      <Attribution locale={locale} sources={[...sources].map((id) => own.sources.get(id)!)} />
      <DownloadLinks
        label={say('downloads')}
        downloads={[
          { href: series.csvHref, label: 'CSV' },
          { href: series.jsonHref, label: 'JSON' },
        ]}
      />
      <Section title={say('series.meaning')}>
        <p>{series.definition}</p>
        <p>
          <a href={`/figures/${series.ref.measure}`}>{say('series.more')}</a>
        </p>
      </Section>
    </Stack>,
  );
}

/** The same as CSV: one row a year. */
export async function seriesCsv(visit: Visit): Promise<Response> {
  const { ref, points, measureName, placeName, groupName, source } = await seriesOf(
    visit,
    visit.param('file').replace(/\.csv$/, ''),
  );
  return csvResponse(
    `${ref.measure}-${placeName}-${ref.group}.csv`,
    [
      'measure',
      'measure name',
      'place',
      'place name',
      'group',
      'group name',
      'year',
      'value',
      'mark',
      'source',
      'as of',
      'licence',
    ],
    points.map(({ year, value, mark }) => [
      ref.measure,
      measureName,
      ref.place,
      placeName,
      ref.group,
      groupName,
      year,
      value,
      mark,
      source.name,
      source.date,
      source.licence,
    ]),
  );
}

/** The same as JSON. */
export async function seriesJson(visit: Visit): Promise<Response> {
  return visit.json(await seriesOf(visit, visit.param('file').replace(/\.json$/, '')));
}

async function seriesOf(visit: Visit, group: string): Promise<FigureSeries> {
  const found =
    isGroup(group) &&
    (await findSeries(visit, visit.locale, { measure: visit.param('measure'), place: visit.param('place'), group }));
  if (!found) throw notFound();
  return found;
}

function Trail({ visit, own: { place }, series }: { visit: Visit; own: PlaceFigures; series: FigureSeries }) {
  const say = words.in(visit.locale);
  return (
    <Breadcrumbs
      label={say('breadcrumbs')}
      links={[
        { href: '/figures', label: say('catalogue.title') },
        ...(place.href ? [{ href: place.href, label: place.name }] : []),
        { href: `/figures/places/${place.id}`, label: say('place.short') },
        { href: `/figures/${series.ref.measure}`, label: series.measureName },
      ]}
    />
  );
}

function SeriesTable({ visit, series, around }: { visit: Visit; series: FigureSeries; around: PlaceFigures[] }) {
  const say = words.in(visit.locale);
  const caption = say('series.table');
  const at = (place: PlaceFigures, year: string) =>
    place.figures.find(
      (figure) => figure.measure === series.ref.measure && figure.group === series.ref.group && figure.year === year,
    );
  const columns = around.filter((place) => series.points.some(({ year }) => at(place, year)));
  return (
    <Table
      caption={caption}
      label={caption}
      columns={[
        { key: 'year', label: say('column.year'), rowHeading: true },
        { key: 'value', label: series.placeName, align: 'end' },
        ...columns.map(({ place }) => ({ key: place.id, label: place.name, align: 'end' as const })),
      ]}
      rows={series.points.map((point) => ({
        year: point.year,
        value: <ShowFigure locale={visit.locale} unit={series.unit} figure={point} />,
        ...Object.fromEntries(
          columns.map((other) => [
            other.place.id,
            <ShowFigure locale={visit.locale} unit={series.unit} figure={at(other, point.year)} />,
          ]),
        ),
      }))}
    />
  );
}
