import type { Feature, Polygon } from 'geojson';
import { describe, expect, test } from 'vitest';
import {
  boundsOfView,
  detailFor,
  drawOutline,
  fit,
  move,
  pixelOf,
  project,
  simplifyTogether,
  unproject,
} from './index.js';

const size = { width: 800, height: 640 };
const rhodeIsland = { west: -71.91, south: 41.1, east: -71.12, north: 42.02 };

test('the projection and its inverse meet', () => {
  for (const [longitude, latitude] of [
    [-71.4, 41.8],
    [-157.8, 21.3],
    [144.7, 13.4],
  ] as const) {
    const [back, up] = unproject(...project(longitude, latitude));
    expect(back).toBeCloseTo(longitude, 9);
    expect(up).toBeCloseTo(latitude, 9);
  }
});

describe('a view', () => {
  test('fitted to bounds shows all of them', () => {
    const seen = boundsOfView(fit(rhodeIsland, size));
    expect(seen.west).toBeLessThan(rhodeIsland.west);
    expect(seen.north).toBeGreaterThan(rhodeIsland.north);
  });

  test('moved east and back is where it was', () => {
    const view = fit(rhodeIsland, size);
    expect(move(move(view, { east: 0.3 }), { east: -0.3 }).longitude).toBeCloseTo(view.longitude, 9);
  });

  test('has its centre in the middle of the picture', () => {
    const view = fit(rhodeIsland, size);
    const [x, y] = pixelOf(view, ...project(view.longitude, view.latitude));
    expect([x, y].map(Math.round)).toEqual([400, 320]);
  });
});

/** Two squares with a ragged border between them. */
function neighbours(): Feature[] {
  const border = Array.from({ length: 200 }, (_, step) => [-71.5 + Math.sin(step) * 0.002, 41 + step / 200]);
  const west: Polygon = { type: 'Polygon', coordinates: [[[-72, 41], ...border, [-71.5, 42], [-72, 42], [-72, 41]]] };
  const east: Polygon = {
    type: 'Polygon',
    coordinates: [[[-71, 41], [-71, 42], [-71.5, 42], ...border.toReversed(), [-71, 41]]],
  };
  return [west, east].map((geometry, index) => ({ type: 'Feature', id: String(index), properties: {}, geometry }));
}

describe('simplified outlines', () => {
  const [coarse, medium, fine] = simplifyTogether({ type: 'FeatureCollection', features: neighbours() }) as [
    Feature[],
    Feature[],
    Feature[],
  ];
  const corners = (each: Feature | undefined) => (each!.geometry as Polygon).coordinates[0]!;

  test('have fewer corners the coarser they are', () => {
    expect(corners(coarse[0]).length).toBeLessThan(corners(medium[0]).length);
    expect(corners(medium[0]).length).toBeLessThanOrEqual(corners(fine[0]).length);
  });

  test('keep one border between neighbours', () => {
    const ofWest = new Set(corners(medium[0]).map(String));
    const onBorder = corners(medium[1]).filter(([x = 0]) => x < -71.4);
    expect(onBorder.length).toBeGreaterThan(2);
    expect(onBorder.every((corner) => ofWest.has(String(corner)))).toBe(true);
  });

  test('are the same each time', () => {
    expect(simplifyTogether({ type: 'FeatureCollection', features: neighbours() })).toEqual([coarse, medium, fine]);
  });
});

test('an outline is drawn in pixels, with a place for its label inside', () => {
  const view = fit({ west: -72, south: 41, east: -71, north: 42 }, size);
  const [west] = neighbours();
  const drawn = drawOutline(west!.geometry, view)!;
  expect(drawn.path).toMatch(/^M[\d. -]+l[\d. -]+z$/);
  expect(drawn.label[0]).toBeGreaterThan(0);
  expect(drawn.label[0]).toBeLessThan(400);
});

test('an outline out of view is not drawn', () => {
  expect(
    drawOutline(neighbours()[0]!.geometry, fit({ west: -100, south: 30, east: -99, north: 31 }, size)),
  ).toBeUndefined();
});

test('detail grows with the zoom', () => {
  expect([4, 9, 14].map(detailFor)).toEqual([1, 2, 3]);
});
