import { csvResponse } from '#ground/http/csv.js';
import { notFound } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { readCells, readExtents, valueOf } from '../cells.js';
import { listIndicators } from '../indicators/indicator.js';
import { listPlaces, openPlace, type Place } from '../places.js';
import { yearName } from '../show.js';

/**
 * `/results/:place/:indicator.csv`: every exact cell of the place and, for a district, of its schools. `all.csv` has every indicator,
 * of all grades together.
 */
export async function downloadResults(visit: Visit): Promise<Response> {
  const place = await openPlace(visit);
  const wanted = visit.param('file').replace(/\.csv$/, '');
  const indicators = (await listIndicators(visit)).filter(({ key }) => wanted === 'all' || key === wanted);
  if (indicators.length === 0) throw notFound();
  const places = await placesWithin(visit, place);
  const cells = await readCells(
    visit,
    place.districtId,
    [...places.keys()],
    wanted === 'all' ? { grade: 'all' } : { indicator: wanted },
  );
  const extents = await readExtents(visit, place.districtId, [...places.keys()]);
  const asOf = new Map(extents.map((extent) => [`${extent.place} ${extent.year}`, extent.asOf]));
  const byKey = new Map(indicators.map((indicator) => [indicator.key, indicator]));
  return csvResponse(
    `exact-not-for-publication-${wanted}-${place.name}.csv`,
    [
      'place',
      'place name',
      'year',
      'as of',
      'indicator',
      'grade',
      'group',
      'students',
      'numerator',
      'denominator',
      'value',
      'unit',
    ],
    cells.flatMap((cell) => {
      const indicator = byKey.get(cell.indicator);
      if (!indicator) return [];
      const { students, numerator, denominator, grade, subgroup, year } = cell;
      const value = valueOf(indicator, cell);
      return [
        [
          cell.place,
          places.get(cell.place),
          yearName(year),
          asOf.get(`${cell.place} ${year}`),
          indicator.key,
          grade,
          subgroup,
          students,
          numerator,
          denominator,
          value,
          indicator.unit,
        ],
      ];
    }),
  );
}

/** The place and, for a district, its schools: names by id. */
export async function placesWithin(visit: Visit, place: Place): Promise<Map<string, string>> {
  const schools = (await listPlaces(visit)).filter(
    ({ kind, districtId }) => place.kind === 'district' && kind === 'school' && districtId === place.id,
  );
  return new Map([place, ...schools].map(({ id, name }) => [id, name]));
}
