import { csvResponse } from '#ground/http/csv.js';
import { notFound } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { formatDay } from '#ground/i18n/format.js';
import {
  Breadcrumbs,
  DownloadLinks,
  EmptyState,
  LinkList,
  Notice,
  PageHeader,
  Section,
  Stack,
  SummaryList,
} from '#ground/ui/index.js';
import { placesOnMap } from '#rooms/network/room.js';
import { words } from '../words.js';
import { findRelease, listReleases, placesOf, type Release, tablesOf } from './content.js';
import { mapSize, ReleasedMap } from './map.js';
import { byIndicator, ReleasedIndicator } from './table.js';

/** `/releases`: everything that was released, the latest first. */
export async function releasesPage(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const releases = await listReleases(visit);
  return visit.page(
    { title: say('releases.title'), description: say('releases.lead') },
    <Stack gap="l">
      <PageHeader title={say('releases.title')} lead={say('releases.lead')} />
      {releases.length === 0 ? (
        <EmptyState title={say('releases.empty')} text={say('releases.empty-text')} />
      ) : (
        <LinkList
          links={releases.map((release) => ({
            href: `/releases/${release.id}`,
            label: nameOfRelease(visit, release),
            meta: formatDay(visit.locale, visit.timeZone, release.releasedAt),
          }))}
        />
      )}
      <Section title={say('how.title')}>
        <p>{say('how.text')}</p>
      </Section>
    </Stack>,
  );
}

/** `/releases/:release`: its tables as they were frozen. */
export async function releasePage(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const release = await releaseOf(visit, visit.param('release'));
  const tables = await tablesOf(visit, release.id);
  const places = await placesOf(visit, tables);
  const onMap = await placesOnMap(
    visit,
    places.filter(({ kind }) => kind === 'school').map(({ id }) => id),
    mapSize,
  );
  return visit.page(
    {
      title: nameOfRelease(visit, release),
      description: say('release.lead'),
      before: <Breadcrumbs label={say('breadcrumbs')} links={[{ href: '/releases', label: say('releases.title') }]} />,
      width: 'wide',
    },
    <Stack gap="l">
      <PageHeader
        kicker={release.district.name}
        title={say('release.number', { number: release.number })}
        lead={say('release.lead')}
      />
      <Corrections visit={visit} release={release} />
      <SummaryList rows={factsOf(visit, release)} />
      <DownloadLinks
        label={say('downloads')}
        downloads={[
          { href: `/releases/${release.id}.csv`, label: 'CSV' },
          { href: `/api/v1/releases/${release.id}`, label: 'JSON' },
        ]}
      />
      {byIndicator(tables).map((years) => (
        <ReleasedIndicator
          locale={visit.locale}
          tables={years}
          places={places}
          // One map for each indicator: of its latest year.
          below={(table) =>
            onMap && table === years.at(-1) && <ReleasedMap locale={visit.locale} table={table} places={onMap} />
          }
        />
      ))}
    </Stack>,
  );
}

/** `/releases/:release.csv`: one row a cell. */
export async function releaseCsv(visit: Visit): Promise<Response> {
  const release = await releaseOf(visit, visit.param('file').replace(/\.csv$/, ''));
  const tables = await tablesOf(visit, release.id);
  const names = new Map((await placesOf(visit, tables)).map(({ id, name }) => [id, name]));
  return csvResponse(
    `release-${release.number}-${release.district.name}.csv`,
    [
      'release',
      'indicator',
      'indicator name',
      'year',
      'as of',
      'place',
      'place name',
      'group',
      'students',
      'count',
      'value',
      'unit',
      'mark',
      'licence',
    ],
    tables.flatMap(({ definition, year, asOf, cells }) =>
      cells.map(({ place, group, students, count, value }) => [
        release.number,
        definition.key,
        definition.name[visit.locale],
        year,
        asOf,
        place,
        names.get(place),
        group,
        students,
        count,
        value,
        definition.unit,
        value === null ? 'withheld' : 'value',
        release.licence,
      ]),
    ),
  );
}

async function releaseOf(visit: Visit, id: string): Promise<Release> {
  const release = await findRelease(visit, id);
  if (!release) throw notFound();
  return release;
}

const nameOfRelease = (visit: Visit, { number, district }: Release): string =>
  words.in(visit.locale)('release.name', { number, district: district.name });

function Corrections({ visit, release: { corrects, correctedBy, reason } }: { visit: Visit; release: Release }) {
  const say = words.in(visit.locale);
  return (
    <>
      {correctedBy && (
        <Notice kind="warning" title={say('corrected.title')}>
          <p>{correctedBy.reason}</p>
          <a href={`/releases/${correctedBy.id}`}>{say('corrected.by', { number: correctedBy.number })}</a>
        </Notice>
      )}
      {corrects && (
        <Notice title={say('corrects.title')}>
          <p>{reason}</p>
          <a href={`/releases/${corrects.id}`}>{say('corrects.what', { number: corrects.number })}</a>
        </Notice>
      )}
    </>
  );
}

function factsOf({ locale, timeZone }: Visit, { rules, licence, releasedAt }: Release) {
  const say = words.in(locale);
  return [
    { label: say('fact.released'), value: formatDay(locale, timeZone, releasedAt) },
    { label: say('fact.rules'), value: `${rules.name[locale]}. ${rules.text[locale]}` },
    { label: say('fact.source'), value: rules.source },
    { label: say('fact.licence'), value: licence },
  ];
}
