import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import { feature } from 'topojson-client';
import { topology } from 'topojson-server';
import { filter, filterWeight, presimplify, simplify } from 'topojson-simplify';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { boundsOf } from './bounds.js';

/** The zoom each level of detail is drawn for, and the decimals of a degree that this needs. */
const levels = [
  { zoom: 6.5, decimals: 3 },
  { zoom: 10, decimals: 4 },
  { zoom: 13, decimals: 5 },
] as const;

/** The level of detail, from 1, that suits a zoom. */
export const detailFor = (zoom: number): 1 | 2 | 3 => (zoom < 7.5 ? 1 : zoom < 11 ? 2 : 3);

type Outlines = Topology<{ all: GeometryCollection }>;

/**
 * Simplifies outlines (degrees) for three scales, the coarsest first. Every feature needs an id. Borders that two outlines
 * share stay one border, because both are cut from one topology. Corners are weighed by effective area (Visvalingam and
 * Whyatt 1993): those that span less than a pixel's square go, and so do islands of less than a dozen; an outline that
 * would vanish keeps its next finer shape.
 */
export function simplifyTogether(collection: FeatureCollection): Feature[][] {
  const shared = presimplify(topology({ all: collection }, 1e6) as Outlines);
  const cosine = Math.cos((middleLatitude(collection) * Math.PI) / 180);
  let finer = collection.features;
  const found: Feature[][] = [];
  for (const { zoom, decimals } of levels.toReversed()) {
    const pixel = 360 / (256 * 2 ** zoom);
    finer = atScale(shared, pixel * pixel * cosine, finer);
    found.unshift(finer.map((each) => rounded(each, decimals)));
  }
  return found;
}

function atScale(shared: Outlines, weight: number, finer: Feature[]): Feature[] {
  const simplified = simplify(shared, weight);
  const kept = filter(simplified, filterWeight(simplified, weight * 12)) as unknown as Outlines;
  const features = feature(kept, kept.objects.all).features;
  const byId = new Map(features.map((each) => [each.id, each]));
  return finer.map((each) => byId.get(each.id) ?? each);
}

function middleLatitude({ features }: FeatureCollection): number {
  const all = features.map(({ geometry }) => boundsOf(geometry));
  return (Math.min(...all.map(({ south }) => south)) + Math.max(...all.map(({ north }) => north))) / 2;
}

function rounded(each: Feature, decimals: number): Feature {
  const factor = 10 ** decimals;
  const round = (value: number) => Math.round(value * factor) / factor;
  const ring = (positions: Position[]) =>
    positions
      .map(([x = 0, y = 0]) => [round(x), round(y)])
      .filter(([x, y], index, all) => index === 0 || x !== all[index - 1]?.[0] || y !== all[index - 1]?.[1]);
  const polygon = (rings: Position[][]) => rings.map(ring).filter((positions) => positions.length > 3);
  const { geometry } = each;
  if (geometry.type === 'Polygon')
    return { ...each, geometry: { type: 'Polygon', coordinates: polygon(geometry.coordinates) } };
  if (geometry.type === 'MultiPolygon')
    return {
      ...each,
      geometry: {
        type: 'MultiPolygon',
        coordinates: geometry.coordinates.map(polygon).filter((rings) => rings.length > 0),
      } satisfies Geometry,
    };
  return each;
}
