import type { Geometry } from 'geojson';
import type { Cell } from './cell.js';

export interface Coordinates {
  latitude: number | null;
  longitude: number | null;
}

const nowhere: Coordinates = { latitude: null, longitude: null };

/** Reads where a place is, from two columns or from the point of its feature, and refuses what is not in the United States. */
export function readCoordinates(
  latitude: Cell,
  longitude: Cell,
  point: Geometry | null | undefined,
  repair: boolean,
): Coordinates {
  if (latitude.text !== '' || longitude.text !== '')
    return judge(number(latitude), number(longitude), latitude, repair);
  if (point?.type !== 'Point') return nowhere;
  const [x = Number.NaN, y = Number.NaN] = point.coordinates;
  return judge(y, x, { ...latitude, text: `${y}, ${x}` }, repair);
}

function number({ text }: Cell): number {
  return text === '' ? Number.NaN : Number(text.replace(/^(-?\d+),(\d+)$/, '$1.$2'));
}

function judge(latitude: number, longitude: number, cell: Cell, repair: boolean): Coordinates {
  if (!Number.isFinite(latitude) || !Number.isFinite(longitude)) return refuse(cell, 'coordinate-wrong');
  if (latitude === 0 && longitude === 0) return refuse(cell, 'coordinates-zero');
  if (isInUnitedStates(latitude, longitude)) return { latitude, longitude };
  if (isInUnitedStates(longitude, latitude)) {
    cell.tell('coordinates-swapped');
    return repair ? { latitude: longitude, longitude: latitude } : nowhere;
  }
  if (longitude > 0 && isInUnitedStates(latitude, -longitude)) {
    cell.tell('longitude-sign');
    return repair ? { latitude, longitude: -longitude } : nowhere;
  }
  return refuse(cell, 'coordinates-outside');
}

function refuse(cell: Cell, code: 'coordinate-wrong' | 'coordinates-zero' | 'coordinates-outside'): Coordinates {
  cell.tell(code);
  return nowhere;
}

/** The states, and the areas in the Caribbean and the Pacific. */
function isInUnitedStates(latitude: number, longitude: number): boolean {
  const within = (south: number, west: number, north: number, east: number) =>
    latitude >= south && latitude <= north && longitude >= west && longitude <= east;
  return (
    within(17.5, -180, 72, -64) || within(51, 172, 54, 180) || within(13, 144, 21, 147) || within(-15, -172, -10, -168)
  );
}
