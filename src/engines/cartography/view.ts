import { type Bounds, project, unproject } from './mercator.js';

/** What is seen: the centre in degrees, the zoom, and the size of the picture in pixels. */
export interface View {
  longitude: number;
  latitude: number;
  /** The world is 256 · 2^zoom pixels wide. */
  zoom: number;
  width: number;
  height: number;
}

export const leastZoom = 2;
export const mostZoom = 17;

/** The view that shows these bounds with some air around, but no closer than `closest`. */
export function fit(
  { west, south, east, north }: Bounds,
  { width, height }: Pick<View, 'width' | 'height'>,
  closest = 14,
): View {
  const [left, top] = project(west, north);
  const [right, bottom] = project(east, south);
  const air = 0.92;
  const perPixel = Math.max((right - left) / (width * air), (bottom - top) / (height * air), 1e-9);
  const [longitude, latitude] = unproject((left + right) / 2, (top + bottom) / 2);
  return clamp({ longitude, latitude, zoom: Math.min(closest, -Math.log2(perPixel * 256)), width, height });
}

/** The same view moved by parts of its width and height, and zoomed. */
export function move(
  view: View,
  { east = 0, south = 0, zoom = 0 }: { east?: number; south?: number; zoom?: number },
): View {
  const [x, y] = project(view.longitude, view.latitude);
  const scale = worldSize(view);
  const [longitude, latitude] = unproject(x + (east * view.width) / scale, y + (south * view.height) / scale);
  return clamp({ ...view, longitude, latitude, zoom: view.zoom + zoom });
}

/** Pixels across the whole world. */
export const worldSize = ({ zoom }: Pick<View, 'zoom'>): number => 256 * 2 ** zoom;

/** The part of the unit square that is seen, with a margin in parts of the view around it. */
export function frameOf(view: View, margin = 0): { left: number; top: number; right: number; bottom: number } {
  const [x, y] = project(view.longitude, view.latitude);
  const halfWidth = (view.width * (0.5 + margin)) / worldSize(view);
  const halfHeight = (view.height * (0.5 + margin)) / worldSize(view);
  return { left: x - halfWidth, top: y - halfHeight, right: x + halfWidth, bottom: y + halfHeight };
}

/** The bounds of the view in degrees. */
export function boundsOfView(view: View, margin = 0): Bounds {
  const { left, top, right, bottom } = frameOf(view, margin);
  const [west, north] = unproject(left, top);
  const [east, south] = unproject(right, bottom);
  return { west, south, east, north };
}

/** Where a place of the unit square lies in the picture. */
export function pixelOf(view: View, x: number, y: number): [number, number] {
  const { left, top } = frameOf(view);
  return [(x - left) * worldSize(view), (y - top) * worldSize(view)];
}

function clamp(view: View): View {
  return {
    ...view,
    longitude: Math.max(-180, Math.min(180, view.longitude)),
    latitude: Math.max(-80, Math.min(80, view.latitude)),
    zoom: Math.max(leastZoom, Math.min(mostZoom, view.zoom)),
  };
}
