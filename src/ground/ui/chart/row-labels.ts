import { dot, text, type Markish } from '@observablehq/plot';
import type { Row, RowChartProps, RowLayout } from './row-types.js';

/** The label of each row, its value in figures, and a mark with words where it has none. */
export function labelsOf(
  { rows, words, format }: RowChartProps,
  { height, left, above }: RowLayout,
  base: number,
): Markish[] {
  const gaps = rows.filter(({ value }) => value === null);
  const beside = { y: 'label', dy: above / 2, textAnchor: 'start' } as const;
  const inGap = { y: 'label', x: () => base, dx: 12, dy: above / 2, stroke: 'currentColor' } as const;
  return [
    text(rows, {
      className: 'chart__label',
      y: 'label',
      text: 'label',
      frameAnchor: 'left',
      textAnchor: 'start',
      dx: above ? 6 : -left,
      dy: above ? -height / 2 + 13 : 0,
      lineWidth: above ? 26 : left / 14,
      textOverflow: above ? 'ellipsis' : undefined,
    }),
    text(
      rows.filter(({ value }) => value !== null),
      {
        ...beside,
        className: 'chart__value',
        x: ({ value, high }: Row) => Math.max(value ?? base, high ?? base),
        text: ({ value, text }: Row) => text ?? format(value ?? 0),
        dx: 8,
      },
    ),
    dot(
      gaps.filter(({ withheld }) => withheld),
      { ...inGap, className: 'chart__gap', symbol: 'square', r: 6, strokeDasharray: '2 2' },
    ),
    dot(
      gaps.filter(({ withheld }) => !withheld),
      { ...inGap, className: 'chart__gap', symbol: 'times', r: 4.5 },
    ),
    text(gaps, {
      ...beside,
      className: 'chart__note',
      x: () => base,
      dx: 26,
      text: ({ withheld }: Row) => (withheld ? words.withheld : words.missing),
    }),
  ];
}
