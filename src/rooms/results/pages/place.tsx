import { z } from 'zod';
import type { Visit } from '#ground/http/visit.js';
import {
  Breadcrumbs,
  DownloadLinks,
  EmptyState,
  PageHeader,
  Section,
  Stack,
  StatRow,
  Table,
  Tabs,
} from '#ground/ui/index.js';
import { type Cell, type Extent, readCells, readExtents, valueOf } from '../cells.js';
import { type Indicator, listIndicators } from '../indicators/indicator.js';
import { listPlaces, openPlace, type Place } from '../places.js';
import { formatValue, yearLabel, yearName } from '../show.js';
import { words } from '../words.js';
import { ExactNotice } from './notices.js';
import { Freshness } from './refresh.js';

const query = z.object({ year: z.coerce.number().int().optional() });

/** `/results/:place`: every indicator at a glance; for a district, at each of its schools. */
export async function showPlace(visit: Visit): Promise<Response> {
  const { locale } = visit;
  const say = words.in(locale);
  const place = await openPlace(visit);
  const schools = place.kind === 'district' ? (await listPlaces(visit)).filter((each) => isSchoolOf(each, place)) : [];
  const indicators = await listIndicators(visit);
  const extents = await readExtents(visit, place.districtId, [place.id]);
  const cells = await readCells(visit, place.districtId, [place.id, ...schools.map(({ id }) => id)], {
    grade: 'all',
    subgroup: 'all',
  });
  const wanted = visit.query(query).year;
  const extent = extents.find(({ year }) => year === wanted) ?? extents.at(-1);
  return visit.page(
    {
      title: say('place.title', { place: place.name }),
      noIndex: true,
      width: 'wide',
      before: <Breadcrumbs label={say('breadcrumbs')} links={[{ href: '/results', label: say('title') }]} />,
    },
    <Stack gap="l">
      <PageHeader kicker={say('title')} title={place.name} lead={extent && yearLabel(locale, extent)} />
      <ExactNotice locale={locale} />
      <Freshness visit={visit} place={place} />
      {extent ? (
        <>
          <Tabs
            label={say('year.choose')}
            tabs={extents.toReversed().map(({ year, running }) => ({
              href: `/results/${place.id}?year=${year}`,
              label: running ? say('year.to-date', { year: yearName(year) }) : yearName(year),
              current: year === extent.year,
            }))}
          />
          <KeyFigures visit={visit} place={place} indicators={indicators} cells={cells} extents={extents} at={extent} />
          {schools.length > 0 && (
            <Section title={say('schools.title')} lead={say('schools.not-a-ranking')}>
              <Matrix visit={visit} schools={schools} indicators={indicators} cells={cells} year={extent.year} />
            </Section>
          )}
          <Section title={say('years.title')}>
            <Years visit={visit} place={place} indicators={indicators} cells={cells} extents={extents} />
          </Section>
          <DownloadLinks
            label={say('downloads')}
            downloads={[
              { href: `/results/${place.id}/all.csv`, label: 'CSV' },
              { href: `/api/v1/results?place=${place.id}`, label: 'JSON' },
            ]}
          />
        </>
      ) : (
        <EmptyState title={say('place.empty')} text={say('place.empty-text')} />
      )}
    </Stack>,
  );
}

const isSchoolOf = (each: Place, district: Place) => each.kind === 'school' && each.districtId === district.id;

interface Shown {
  visit: Visit;
  indicators: Indicator[];
  cells: Cell[];
}

function KeyFigures({
  visit: { locale },
  place,
  indicators,
  cells,
  extents,
  at,
}: Shown & { place: Place; extents: Extent[]; at: Extent }) {
  const say = words.in(locale);
  const before = extents.find(({ year }) => year === at.year - 1);
  return (
    <StatRow
      figures={indicators.map((indicator) => {
        const value = (year: number) =>
          formatValue(locale, indicator.unit, valueOf(indicator, pick(cells, place.id, year, indicator)));
        return {
          label: indicator.name[locale],
          href: `/results/${place.id}/${indicator.key}?year=${at.year}`,
          value: value(at.year),
          ...(before && {
            comparison: say('figure.before', { year: yearName(before.year), value: value(before.year) }),
          }),
        };
      })}
    />
  );
}

function Matrix({ visit: { locale }, schools, indicators, cells, year }: Shown & { schools: Place[]; year: number }) {
  const say = words.in(locale);
  return (
    <Table
      caption={say('schools.caption', { year: yearName(year) })}
      label={say('schools.title')}
      stacks
      dense
      columns={[
        { key: 'school', label: say('column.school'), rowHeading: true },
        ...indicators.map(({ key, name }) => ({ key, label: name[locale], align: 'end' as const })),
      ]}
      rows={schools.map(({ id, name }) => ({
        school: <a href={`/results/${id}?year=${year}`}>{name}</a>,
        ...Object.fromEntries(
          indicators.map((indicator) => [
            indicator.key,
            formatValue(locale, indicator.unit, valueOf(indicator, pick(cells, id, year, indicator))),
          ]),
        ),
      }))}
    />
  );
}

function Years({ visit: { locale }, place, indicators, cells, extents }: Shown & { place: Place; extents: Extent[] }) {
  const say = words.in(locale);
  return (
    <Table
      caption={say('years.caption', { place: place.name })}
      label={say('years.title')}
      stickyFirst
      columns={[
        { key: 'indicator', label: say('column.indicator'), rowHeading: true },
        ...extents.map((extent) => ({
          key: String(extent.year),
          label: yearLabel(locale, extent),
          align: 'end' as const,
        })),
      ]}
      rows={indicators.map((indicator) => ({
        indicator: <a href={`/results/${place.id}/${indicator.key}`}>{indicator.name[locale]}</a>,
        ...Object.fromEntries(
          extents.map(({ year }) => [
            String(year),
            formatValue(locale, indicator.unit, valueOf(indicator, pick(cells, place.id, year, indicator))),
          ]),
        ),
      }))}
    />
  );
}

const pick = (cells: Cell[], place: string, year: number, { key }: Indicator) =>
  cells.find((cell) => cell.place === place && cell.year === year && cell.indicator === key);
