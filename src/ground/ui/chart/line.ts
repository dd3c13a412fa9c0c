import { axisX, axisY, dot, gridY, line, ruleY, text, type Markish } from '@observablehq/plot';
import { draw } from './draw.js';
import { gapsOf } from './gaps.js';
import { dashes, symbols } from './series.js';
import { domainOf, widths, type ChartProps, type Size, type Value } from './types.js';

export interface Point extends Value {
  /** The period, as it stands below the axis. Every series names the same ones in the same order. */
  x: string;
}

export interface Series {
  label: string;
  points: Point[];
}

export interface LineChartProps extends ChartProps {
  /** At most five. */
  series: Series[];
  /** A level to compare with: a target, an average. Among several series its name stands in the legend. */
  reference?: { value: number; label: string };
}

const mostTicks: Record<Size, number> = { narrow: 4, wide: 9 };

export function drawLines(props: LineChartProps, size: Size): string {
  const { series, format, reference } = props;
  const periods = [...new Set(series.flatMap(({ points }) => points.map(({ x }) => x)))];
  const domain =
    props.domain ?? domainOf([...series.flatMap(({ points }) => points.map(({ value }) => value)), reference?.value]);
  const width = widths[size];
  return draw(
    {
      width,
      height: size === 'narrow' ? 260 : 340,
      marginTop: 28,
      marginLeft: 8 + 9 * Math.max(...domain.map((value) => format(Math.round(value)).length)),
      marginRight: 30,
      marginBottom: 32,
      x: { type: 'point', domain: periods, padding: 0.25 },
      y: { domain, nice: !props.domain },
      marks: [
        gridY({ className: 'chart__grid', ticks: 4 }),
        axisY({ className: 'chart__axis', ticks: 4, tickSize: 0, label: null, tickFormat: format }),
        axisX(thinned(periods, mostTicks[size]), { className: 'chart__axis', tickSize: 0, label: null }),
        ruleY([Math.max(0, domain[0])], { className: 'chart__base' }),
        reference ? ruleY([reference.value], { className: 'chart__reference', strokeDasharray: '6 4' }) : null,
        ...series.map((one, index) => lineOf(one, index)),
        ...gapsOf(series, periods, domain[0]),
        reference && series.length === 1 ? referenceOf(reference, series) : null,
        series.length === 1 ? endsOf(series[0]?.points ?? []) : null,
      ],
    },
    props.description,
  );
}

function lineOf({ points }: Series, index: number): Markish {
  const known = points.filter(({ value }) => value !== null);
  return [
    line(points, {
      x: 'x',
      y: 'value',
      className: `series-${index + 1}`,
      stroke: 'currentColor',
      strokeWidth: 3,
      strokeDasharray: dashes[index],
    }),
    dot(known, {
      x: 'x',
      y: 'value',
      className: `series-${index + 1}`,
      fill: 'currentColor',
      r: 4.5,
      symbol: symbols[index]?.name,
    }),
  ];
}

/** The label stands in that corner, left or right, above or below, where the line leaves it most room. */
function referenceOf({ value, label }: { value: number; label: string }, series: Series[]): Markish {
  const corners = (['right', 'left'] as const).flatMap((side) => [-1, 1].map((down) => ({ side, down })));
  const room = ({ side, down }: (typeof corners)[number]) =>
    Math.min(
      ...series.flatMap(({ points }) => gapsTo(value, side === 'left' ? points.slice(0, 2) : points.slice(-2), down)),
    );
  const best = corners.toSorted((one, other) => room(other) - room(one))[0] ?? { side: 'right', down: -1 };
  const textAnchor = best.side === 'left' ? 'start' : 'end';
  return text([label], { className: 'chart__note', y: value, frameAnchor: best.side, textAnchor, dy: best.down * 11 });
}

/** How far the points on one side of a level are from it. */
function gapsTo(level: number, points: Point[], down: number): number[] {
  return points.map(({ value }) => (value === null ? Infinity : (level - value) * down)).filter((gap) => gap >= 0);
}

/** The first and the last value in figures: what most readers want to know. */
function endsOf(points: Point[]): Markish {
  const known = points.filter(({ value, text }) => value !== null && text);
  const ends = [...new Set([known.at(0), known.at(-1)])].filter((point) => point !== undefined);
  return text(ends, { className: 'chart__value', x: 'x', y: 'value', text: 'text', dy: -16 });
}

/** At most so many of the periods, evenly, counted from the last, which is the one that matters. */
function thinned(periods: string[], most: number): string[] {
  const step = Math.ceil(periods.length / most);
  return periods.filter((_, index) => (periods.length - 1 - index) % step === 0);
}
