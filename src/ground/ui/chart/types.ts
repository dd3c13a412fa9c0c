/** A value of a chart. `null` leaves a gap that is marked: as withheld, or as never collected. */
export interface Value {
  value: number | null;
  /** The value formatted, as it stands beside its mark. */
  text?: string;
  withheld?: boolean;
}

/** The words a chart draws itself. */
export interface ChartWords {
  withheld: string;
  missing: string;
}

/** What every chart needs. */
export interface ChartProps {
  /** Says in one sentence what the chart shows; read by screen readers in its place. */
  description: string;
  /** Formats the numbers of the axis. */
  format: (value: number) => string;
  words: ChartWords;
  /** The ends of the scale of values; without it from zero to the greatest value. */
  domain?: [number, number];
}

/** Two drawings of one chart, for phones and for wider places; the stylesheet shows the one that fits. */
export type Size = 'narrow' | 'wide';

export const widths: Record<Size, number> = { narrow: 340, wide: 720 };

/** From zero, because a cut scale tells small changes as great ones; a little air above the greatest value. */
export function domainOf(values: (number | null | undefined)[]): [number, number] {
  const known = values.filter((value) => value !== null && value !== undefined);
  const [least, greatest] = [Math.min(0, ...known), Math.max(0, ...known)];
  return [least * 1.08, greatest === least ? 1 : greatest * 1.08];
}
