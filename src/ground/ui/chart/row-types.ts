import type { ChartProps, Value } from './types.js';

export interface Row extends Value {
  label: string;
  /** Stands out while the others step back: the one the page is about. */
  emphasis?: boolean;
  /** The interval around the value, for a dot with its range. */
  low?: number;
  high?: number;
}

export interface RowChartProps extends ChartProps {
  rows: Row[];
  /** A value to compare with: a target, an average. */
  reference?: { value: number; label: string };
}

/** Where things are within one row: on a phone the label stands above its bar, else beside it. */
export interface RowLayout {
  height: number;
  left: number;
  above: number;
}
