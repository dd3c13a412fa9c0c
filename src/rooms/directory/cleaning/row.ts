import type { Geometry } from 'geojson';
import type { Field } from '../fields.js';
import type { Plan } from '../plan.js';
import type { Problem, Report } from '../problem.js';
import type { Row } from '../reading/row.js';
import { type Cell, tidy } from './cell.js';
import { readCoordinates } from './coordinates.js';
import { readNcesId } from './ids.js';
import { readClosed, readGrade, readLevel, readSector, readState, readWebsite, readZip } from './values.js';

export type Level = 'elementary' | 'middle' | 'high' | 'other';
export type Sector = 'public' | 'private';

/** A row of the file as the directory would hold it. Null where the file says nothing. */
export interface CleanRow {
  line: number;
  idSystem: 'nces' | 'pss' | null;
  id: string | null;
  name: string;
  street: string | null;
  city: string | null;
  state: string | null;
  zip: string | null;
  latitude: number | null;
  longitude: number | null;
  phone: string | null;
  website: string | null;
  sector: Sector | null;
  level: Level | null;
  gradeLow: number | null;
  gradeHigh: number | null;
  closed: boolean | null;
  districtId: string | null;
  districtName: string | null;
  shape: Geometry | null;
}

/** Makes a cleaner of rows for a plan: it gives the row, or null when the row must be left out; `report` hears why. */
export function rowCleaner(
  { subject, columns, repair }: Plan,
  header: readonly string[],
  report: Report,
): (row: Row) => CleanRow | null {
  const place = (field: Field) => (columns[field] === undefined ? -1 : header.indexOf(columns[field]));
  const places = new Map<Field, number>();
  for (const field of Object.keys(columns) as Field[]) places.set(field, place(field));
  const idLength = subject === 'school' ? 12 : 7;

  return ({ line, cells, geometry }) => {
    if (cells.length !== header.length) {
      report({ code: 'ragged-row', line, detail: { found: cells.length, expected: header.length } });
      return null;
    }
    const cell = (field: Field): Cell => {
      const column = columns[field];
      const raw = cells[places.get(field) ?? -1] ?? '';
      const tell = (code: Problem['code'], detail?: Problem['detail']) =>
        report({ code, line, column, value: raw.slice(0, 200), ...(detail && { detail }) });
      return { text: raw === '' ? '' : tidy(raw, tell), tell };
    };
    const text = (field: Field) => cell(field).text || null;

    const state = readState(cell('state'));
    const ncesId = readNcesId(cell('ncesId'), idLength, state, repair);
    const districtId = readNcesId(cell('districtId'), 7, state, repair);
    const pssId = text('pssId');
    const nameCell = cell('name');
    if (ncesId === 'unusable') return null;
    if (nameCell.text === '') {
      nameCell.tell('name-missing');
      return null;
    }
    if (ncesId === null && pssId === null && (columns.ncesId || columns.pssId))
      report({ code: 'id-missing', line, column: columns.ncesId ?? columns.pssId });
    const grades = { low: readGrade(cell('gradeLow')), high: readGrade(cell('gradeHigh')) };
    if (grades.low !== null && grades.high !== null && grades.low > grades.high) {
      report({
        code: 'grades-crossed',
        line,
        column: columns.gradeLow,
        value: `${cell('gradeLow').text} – ${cell('gradeHigh').text}`,
      });
      grades.low = grades.high = null;
    }
    return {
      line,
      idSystem: ncesId ? 'nces' : pssId ? 'pss' : null,
      id: ncesId ?? pssId,
      name: nameCell.text,
      street: text('street'),
      city: text('city'),
      state,
      zip: readZip(cell('zip'), state, repair),
      ...readCoordinates(cell('latitude'), cell('longitude'), subject === 'school' ? geometry : null, repair),
      phone: text('phone'),
      website: readWebsite(cell('website')),
      sector:
        subject === 'school' ? (readSector(cell('sector')) ?? (ncesId ? 'public' : pssId ? 'private' : null)) : null,
      level: readLevel(cell('level')),
      gradeLow: grades.low,
      gradeHigh: grades.high,
      closed: readClosed(cell('status')),
      districtId: districtId === 'unusable' ? null : districtId,
      districtName: text('districtName'),
      shape: subject === 'district' ? areaOf(geometry, line, report) : null,
    };
  };
}

function areaOf(geometry: Geometry | null | undefined, line: number, report: Report): Geometry | null {
  if (!geometry) return null;
  if ((geometry.type === 'Polygon' || geometry.type === 'MultiPolygon') && geometry.coordinates.length > 0)
    return geometry;
  if (geometry.type !== 'Point') report({ code: 'shape-wrong', line, value: geometry.type });
  return null;
}
