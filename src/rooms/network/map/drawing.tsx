import type { Visit } from '#ground/http/visit.js';
import { move, type View } from '#engines/cartography/index.js';
import { hrefWith } from '../lists/query.js';
import { organizationPath } from '../organization.js';
import type { Stage } from '../stage.js';
import { words } from '../words.js';
import { type Crowd, sizeOf } from './crowd.js';
import { labelsOf } from './labels.js';
import type { District } from './outlines.js';
import type { PointsInView, SchoolPoint } from './points.js';
import { viewParameters } from './query.js';

export interface DrawingProps {
  visit: Visit;
  view: View;
  districts: District[];
  points: PointsInView;
  stages: Stage[];
  label: string;
  /** The place that stands out. */
  highlight?: string;
  /** A quiet map beside a text: no links on districts, no names of districts. */
  small?: boolean;
}

/** The map as SVG: districts, their names, crowds and schools, each a link. */
export function Drawing({ visit, view, districts, points, stages, label, highlight, small = false }: DrawingProps) {
  return (
    <svg
      class={small ? 'school-map school-map--small' : 'school-map'}
      viewBox={`0 0 ${view.width} ${view.height}`}
      role="group"
      aria-label={label}
      data-zoom={view.zoom.toFixed(2)}
    >
      <g class="school-map__world">
        {districts.map((district) => (
          <Outline visit={visit} district={district} isLink={!small} isHighlighted={district.id === highlight} />
        ))}
        {points.schools.map((school) => (
          <Point visit={visit} school={school} stages={stages} isHighlighted={school.id === highlight} />
        ))}
        {!small &&
          labelsOf(districts).map(({ text, x, y, fitsSmall }) => (
            <text class={fitsSmall ? 'school-map__name' : 'school-map__name school-map__name--tight'} x={x} y={y}>
              {text}
            </text>
          ))}
        {points.crowds.map((crowd) => (
          <CrowdCircle visit={visit} view={view} crowd={crowd} />
        ))}
      </g>
    </svg>
  );
}

function Outline({
  visit,
  district,
  isLink,
  isHighlighted,
}: {
  visit: Visit;
  district: District;
  isLink: boolean;
  isHighlighted: boolean;
}) {
  const path = (
    <path
      class={isHighlighted ? 'school-map__district school-map__district--here' : 'school-map__district'}
      d={district.path}
    />
  );
  if (!isLink) return path;
  const href = hrefWith(visit.url, {
    around: district.ncesId ?? district.id,
    lat: undefined,
    lon: undefined,
    zoom: undefined,
  });
  return (
    <a href={href} aria-label={words.in(visit.locale)('map.district', { district: district.name })}>
      {path}
    </a>
  );
}

function Point({
  visit,
  school,
  stages,
  isHighlighted,
}: {
  visit: Visit;
  school: SchoolPoint;
  stages: Stage[];
  isHighlighted: boolean;
}) {
  const stage = stages.find(({ key }) => key === school.stage);
  const name = stage ? words.in(visit.locale)('map.school', { school: school.name, stage: stage.name }) : school.name;
  const look = isHighlighted
    ? 'school-map__dot school-map__dot--here'
    : `school-map__dot school-map__dot--${stage?.position ?? 'plain'}`;
  return (
    <a
      href={organizationPath({ kind: 'school', ...school })}
      aria-label={name}
      transform={`translate(${school.x} ${school.y})`}
    >
      <title>{name}</title>
      <circle class="school-map__touch" />
      <circle class={look} />
    </a>
  );
}

const closer = 1.6;

function CrowdCircle({ visit, view, crowd }: { visit: Visit; view: View; crowd: Crowd }) {
  const to = move({ ...view, latitude: crowd.latitude, longitude: crowd.longitude }, { zoom: closer });
  const href = hrefWith(visit.url, { ...viewParameters(to), around: undefined });
  return (
    <a
      href={href}
      aria-label={words.in(visit.locale)('map.cluster', { count: crowd.count })}
      transform={`translate(${crowd.x} ${crowd.y})`}
    >
      <circle
        class={`school-map__crowd school-map__crowd--${sizeOf(crowd)}${crowd.affiliated > 0 ? ' school-map__crowd--affiliated' : ''}`}
      />
      <text class="school-map__count">{shortCount(crowd.count)}</text>
    </a>
  );
}

const shortCount = (count: number) =>
  count < 1000 ? String(count) : `${(count / 1000).toFixed(count < 10_000 ? 1 : 0)}k`;
