import { geoIdentity, geoPath } from 'd3-geo';
import type { Geometry, Polygon, Position } from 'geojson';
import { project } from './mercator.js';
import { frameOf, type View, worldSize } from './view.js';

/** An outline in a view: the path of an SVG, its extent in pixels and the place for a label; undefined when it is out of view. */
export interface DrawnOutline {
  path: string;
  width: number;
  label: [x: number, y: number];
  area: number;
}

/** Draws an outline (degrees). What lies more than half a view outside is cut off, so that a picture stays light. */
export function drawOutline(geometry: Geometry, view: View): DrawnOutline | undefined {
  const { left, top } = frameOf(view);
  const scale = worldSize(view);
  const edge = 0.5;
  const toPixels = geoIdentity()
    .scale(scale)
    .translate([-left * scale, -top * scale])
    .clipExtent([
      [-view.width * edge, -view.height * edge],
      [view.width * (1 + edge), view.height * (1 + edge)],
    ]);
  const path = geoPath(toPixels).digits(1);
  const planar = projected(geometry);
  const text = path(planar);
  if (!text) return undefined;
  const inside = geoPath(
    geoIdentity()
      .scale(scale)
      .translate([-left * scale, -top * scale])
      .clipExtent([
        [0, 0],
        [view.width, view.height],
      ]),
  );
  const largest = largestPart(planar, inside);
  const [[west], [east]] = inside.bounds(largest);
  return {
    path: compact(text),
    width: Math.max(0, east - west),
    label: inside.centroid(largest),
    area: Math.abs(inside.area(largest)),
  };
}

function projected(geometry: Geometry): Geometry {
  const ring = (positions: Position[]) => positions.map(([x = 0, y = 0]) => project(x, y));
  if (geometry.type === 'Polygon') return { type: 'Polygon', coordinates: geometry.coordinates.map(ring) };
  if (geometry.type === 'MultiPolygon')
    return { type: 'MultiPolygon', coordinates: geometry.coordinates.map((polygon) => polygon.map(ring)) };
  return geometry;
}

function largestPart(geometry: Geometry, path: ReturnType<typeof geoPath>): Geometry {
  if (geometry.type !== 'MultiPolygon') return geometry;
  const parts = geometry.coordinates.map((coordinates): Polygon => ({ type: 'Polygon', coordinates }));
  return parts.toSorted((a, b) => Math.abs(path.area(b)) - Math.abs(path.area(a)))[0] ?? geometry;
}

/** Absolute corners to relative ones, in tenths of a pixel: a third of the length. */
function compact(path: string): string {
  return path
    .split('Z')
    .filter(Boolean)
    .map((ring) => {
      const corners = ring
        .slice(1)
        .split('L')
        .map((corner) => corner.split(',').map((value) => Math.round(Number(value) * 10)));
      let [fromX = 0, fromY = 0] = corners[0] ?? [];
      const steps = corners.slice(1).map(([x = 0, y = 0]) => {
        const step = `${tenths(x - fromX)}${y - fromY < 0 ? '' : ' '}${tenths(y - fromY)}`;
        [fromX, fromY] = [x, y];
        return step;
      });
      const [startX = 0, startY = 0] = corners[0] ?? [];
      return `M${tenths(startX)} ${tenths(startY)}l${steps.join(' ')}z`;
    })
    .join('');
}

const tenths = (value: number) => String(value / 10).replace(/^(-?)0\./, '$1.');
