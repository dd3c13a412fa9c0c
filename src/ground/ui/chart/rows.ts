import { barX, dot, link, ruleX, text, type Markish } from '@observablehq/plot';
import { draw } from './draw.js';
import { labelsOf } from './row-labels.js';
import type { Row, RowChartProps, RowLayout } from './row-types.js';
import { domainOf, widths, type Size } from './types.js';

export function drawBars(props: RowChartProps, size: Size): string {
  return drawRows(props, size, ({ above, height }) => {
    const thick = { insetTop: above + (height - above - 22) / 2, insetBottom: (height - above - 22) / 2 };
    return eachLook(props.rows, (rows, look) =>
      barX(rows, { y: 'label', x: 'value', className: look, fill: 'currentColor', ...thick }),
    );
  });
}

export function drawRanges(props: RowChartProps, size: Size): string {
  return drawRows(props, size, ({ above }) =>
    eachLook(props.rows, (rows, look) => [
      link(rows.filter(hasRange), {
        y: 'label',
        x1: 'low',
        x2: 'high',
        className: look,
        stroke: 'currentColor',
        strokeWidth: 7,
        strokeOpacity: 0.4,
        dy: above / 2,
      }),
      dot(rows, { y: 'label', x: 'value', className: look, fill: 'currentColor', r: 7, dy: above / 2 }),
    ]),
  );
}

function drawRows(props: RowChartProps, size: Size, marks: (layout: RowLayout) => Markish): string {
  const { rows, reference } = props;
  const layout = layoutOf(rows, size);
  const domain =
    props.domain ?? domainOf([...rows.flatMap(({ value, low, high }) => [value, low, high]), reference?.value]);
  const top = reference ? 26 : 2;
  return draw(
    {
      width: widths[size],
      height: top + rows.length * layout.height + 2,
      marginTop: top,
      marginBottom: 2,
      marginLeft: layout.left,
      marginRight: 56,
      x: { domain, axis: null },
      y: { type: 'band', domain: rows.map(({ label }) => label), padding: 0, axis: null },
      marks: [
        ruleX([Math.max(0, domain[0])], { className: 'chart__base' }),
        reference ? referenceOf(reference, domain, widths[size] - layout.left - 56) : null,
        marks(layout),
        ...labelsOf(props, layout, domain[0]),
      ],
    },
    props.description,
  );
}

function layoutOf(rows: Row[], size: Size): RowLayout {
  if (size === 'narrow') return { height: 54, left: 2, above: 24 };
  const longest = Math.max(...rows.map(({ label }) => label.length));
  return { height: 38, left: Math.min(280, 16 + longest * 7.6), above: 0 };
}

/** The label stands beside its line where there is room for it, else at the left edge. */
function referenceOf(
  { value, label }: { value: number; label: string },
  [low, high]: [number, number],
  width: number,
): Markish {
  const share = (value - low) / (high - low);
  const textAnchor = share > 0.5 ? 'end' : 'start';
  const room = Math.max(share, 1 - share) * width;
  const beside = { x: value, textAnchor } as const;
  const place = label.length * 7.4 > room ? ({ x: low, textAnchor: 'start' } as const) : beside;
  return [
    ruleX([value], { className: 'chart__reference', strokeDasharray: '6 4' }),
    text([label], { className: 'chart__note', ...place, frameAnchor: 'top', lineAnchor: 'bottom', dy: -8 }),
  ];
}

function eachLook(rows: Row[], marksOf: (rows: Row[], look: string) => Markish): Markish {
  const quiet = rows.some(({ emphasis }) => emphasis) ? 'chart__quiet' : 'series-1';
  const known = rows.filter(({ value }) => value !== null);
  return [
    marksOf(
      known.filter(({ emphasis }) => !emphasis),
      quiet,
    ),
    marksOf(
      known.filter(({ emphasis }) => emphasis),
      'series-1',
    ),
  ];
}

function hasRange({ low, high }: Row): boolean {
  return low !== undefined && high !== undefined;
}
