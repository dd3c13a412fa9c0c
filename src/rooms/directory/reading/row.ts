import type { Geometry } from 'geojson';

/** One line of a CSV file or one feature of a GeoJSON file: what stands in each column, in the order of the header. */
export interface Row {
  line: number;
  cells: readonly string[];
  geometry?: Geometry | null;
}
