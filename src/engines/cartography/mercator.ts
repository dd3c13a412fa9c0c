/** A rectangle in degrees. */
export interface Bounds {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** Degrees to the unit square of the Mercator projection: x from the west, y from the north. */
export function project(longitude: number, latitude: number): [x: number, y: number] {
  const limited = Math.max(-85, Math.min(85, latitude));
  return [(longitude + 180) / 360, 0.5 - Math.log(Math.tan(Math.PI / 4 + (limited * Math.PI) / 360)) / (2 * Math.PI)];
}

/** The inverse of {@link project}. */
export function unproject(x: number, y: number): [longitude: number, latitude: number] {
  return [x * 360 - 180, (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI];
}
