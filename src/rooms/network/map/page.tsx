import { move, type View } from '#engines/cartography/index.js';
import type { Visit } from '#ground/http/visit.js';
import { formatNumber } from '#ground/i18n/format.js';
import { ClientModule, EmptyState, LinkList, PageHeader, Split } from '#ground/ui/index.js';
import { gradesText } from '../grades.js';
import { EmptyDirectory, hasPlaces } from '../lists/empty-directory.js';
import { districtsToChoose, SchoolFilters } from '../lists/filter-form.js';
import { hrefWith, narrowingOf } from '../lists/query.js';
import { organizationPath } from '../organization.js';
import { listStages, type Stage } from '../stage.js';
import { StageBadge } from '../stage-badge.js';
import { words } from '../words.js';
import { Drawing } from './drawing.js';
import { outlinesIn } from './outlines.js';
import { pointsIn, type PointsInView } from './points.js';
import { mapQuery, viewOf, viewParameters } from './query.js';
import { schoolsInView } from './schools-in-view.js';

/** `/map`: schools and districts on a map that moves by links, and more smoothly where a script runs. */
export async function showMap(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const query = visit.query(mapQuery);
  if (!(await hasPlaces(visit)))
    return visit.page(
      { title: say('map.title'), description: say('map.lead') },
      <>
        <PageHeader title={say('map.title')} />
        <EmptyDirectory visit={visit} />
      </>,
    );
  const narrowing = narrowingOf('school', query);
  const view = await viewOf(visit, query);
  const stages = await listStages(visit, visit.locale);
  const districts = await outlinesIn(visit, view);
  const points = await pointsIn(visit, narrowing, view);
  const listed = await schoolsInView(visit, narrowing, view);
  const choices = await districtsToChoose(visit);
  const label = say('map.label', { count: points.total });
  return visit.page(
    { title: say('map.title'), description: say('map.lead') },
    <>
      <PageHeader title={say('map.title')} lead={say('map.lead')} />
      <SchoolFilters
        visit={visit}
        query={query}
        stages={stages}
        districts={choices}
        keep={query.district ? {} : keptView(view, query)}
      />
      <div data-map>
        <Split aside={<SchoolList visit={visit} points={points} listed={listed} stages={stages} />}>
          <div
            class="school-map-frame"
            data-map-view={JSON.stringify({ latitude: view.latitude, longitude: view.longitude, zoom: view.zoom })}
          >
            <Drawing
              visit={visit}
              view={view}
              districts={districts}
              points={points}
              stages={stages}
              label={label}
              highlight={query.around && districtIn(districts, query.around)}
            />
            <Controls visit={visit} view={view} />
          </div>
          <Legend visit={visit} stages={stages} />
        </Split>
      </div>
      <script src={`${visit.services.assets}/d3-zoom.js`} defer></script>
      <ClientModule path="rooms/network/map/map.client" />
    </>,
  );
}

const districtIn = (districts: { id: string; ncesId: string | null }[], id: string) =>
  districts.find((each) => each.ncesId === id || each.id === id)?.id;

/** Narrowing keeps the place that one looks at, once one has moved there. */
const keptView = (view: View, { lat }: { lat?: number | undefined }) => (lat === undefined ? {} : viewParameters(view));

const step = 0.4;

function Controls({ visit, view }: { visit: Visit; view: View }) {
  const say = words.in(visit.locale);
  const moves = [
    ['zoomIn', { zoom: 1 }, '+'],
    ['zoomOut', { zoom: -1 }, '−'],
    ['north', { south: -step }, '↑'],
    ['south', { south: step }, '↓'],
    ['west', { east: -step }, '←'],
    ['east', { east: step }, '→'],
  ] as const;
  return (
    <nav class="school-map-controls" aria-label={say('map.controls')}>
      {moves.map(([name, change, sign]) => (
        <a
          href={hrefWith(visit.url, { ...viewParameters(move(view, change)), around: undefined })}
          aria-label={say(`map.${name}`)}
          title={say(`map.${name}`)}
          data-move={name}
        >
          <span aria-hidden="true">{sign}</span>
        </a>
      ))}
      <a
        class="school-map-controls__whole"
        href={hrefWith(visit.url, { lat: undefined, lon: undefined, zoom: undefined, around: undefined })}
      >
        {say('map.whole')}
      </a>
    </nav>
  );
}

function Legend({ visit, stages }: { visit: Visit; stages: Stage[] }) {
  const say = words.in(visit.locale);
  const sign = (look: string, size: number) => (
    <svg viewBox="-12 -12 24 24" width={size} height={size} aria-hidden="true">
      <circle class={look} />
    </svg>
  );
  return (
    <ul class="map-frame__legend school-map-legend" aria-label={say('map.legend')}>
      {stages.map(({ name, position }) => (
        <li>
          {sign(`school-map__dot school-map__dot--${position}`, 22)} {name}
        </li>
      ))}
      <li>
        {sign('school-map__dot school-map__dot--plain', 22)} {say('map.legend.plain')}
      </li>
      <li>
        {sign('school-map__crowd school-map__crowd--legend', 22)} {say('map.legend.cluster')}
      </li>
    </ul>
  );
}

function SchoolList({
  visit,
  points,
  listed,
  stages,
}: {
  visit: Visit;
  points: PointsInView;
  listed: Awaited<ReturnType<typeof schoolsInView>>;
  stages: Stage[];
}) {
  const say = words.in(visit.locale);
  if (points.total === 0) return <EmptyState title={say('map.none')} text={say('map.none.text')} />;
  const isShort = listed.length === points.total;
  return (
    <div class="school-map-list" role="region" aria-label={say('map.list', { count: points.total })} tabindex={0}>
      <h2>{say('map.list', { count: points.total })}</h2>
      {!isShort && <p>{say('map.list.first', { count: listed.length })}</p>}
      <LinkList
        links={listed.map((school) => ({
          href: organizationPath(school),
          label: school.name,
          note: [gradesText(visit.locale, school), school.city].filter(Boolean).join(' · '),
          meta: school.stage && <StageBadge stages={stages} stage={school.stage} />,
        }))}
      />
      {!isShort && (
        <p>
          <a
            href={hrefWith(
              visit.url,
              { lat: undefined, lon: undefined, zoom: undefined, around: undefined },
              '/schools',
            )}
          >
            {say('map.list.more')}
          </a>{' '}
          ({formatNumber(visit.locale, points.total)})
        </p>
      )}
    </div>
  );
}
