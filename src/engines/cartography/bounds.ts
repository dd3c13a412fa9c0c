import type { Geometry, Position } from 'geojson';
import type { Bounds } from './mercator.js';

/** The least rectangle around a polygon or several. */
export function boundsOf(geometry: Geometry): Bounds {
  const bounds = { west: 180, south: 90, east: -180, north: -90 };
  for (const [x = 0, y = 0] of positionsOf(geometry)) {
    bounds.west = Math.min(bounds.west, x);
    bounds.east = Math.max(bounds.east, x);
    bounds.south = Math.min(bounds.south, y);
    bounds.north = Math.max(bounds.north, y);
  }
  return bounds;
}

/** The least rectangle around several; undefined around none. */
export function boundsAround(all: readonly Bounds[]): Bounds | undefined {
  if (all.length === 0) return undefined;
  return {
    west: Math.min(...all.map(({ west }) => west)),
    south: Math.min(...all.map(({ south }) => south)),
    east: Math.max(...all.map(({ east }) => east)),
    north: Math.max(...all.map(({ north }) => north)),
  };
}

function* positionsOf(geometry: Geometry): Generator<Position> {
  if (geometry.type === 'Polygon') for (const ring of geometry.coordinates) yield* ring;
  else if (geometry.type === 'MultiPolygon')
    for (const polygon of geometry.coordinates) for (const ring of polygon) yield* ring;
}
