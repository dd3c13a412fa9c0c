import { axisX, axisY, dot, gridY, line, ruleY, text, type Markish } from '@observablehq/plot';
import { draw } from './draw.js';
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
  /** A level to compare with: a target, an average. */
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
        reference
          ? text([reference.label], {
              className: 'chart__note',
              y: reference.value,
              frameAnchor: 'right',
              textAnchor: 'end',
              dy: -9,
            })
          : null,
        ...series.map((one, index) => lineOf(one, index)),
        ...series.map((one, index) => gapsOf(one, index, domain[0])),
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

/** Marks on the base line where a value is not shown, side by side when series share a period. */
function gapsOf({ points }: Series, index: number, base: number): Markish {
  const place = {
    x: 'x',
    y: () => base,
    className: `series-${index + 1}`,
    stroke: 'currentColor',
    dx: index * 13,
    dy: -9,
  };
  const gaps = points.filter(({ value }) => value === null);
  return [
    dot(
      gaps.filter(({ withheld }) => withheld),
      { ...place, symbol: 'square', r: 6, strokeDasharray: '2 2' },
    ),
    dot(
      gaps.filter(({ withheld }) => !withheld),
      { ...place, symbol: 'times', r: 4.5 },
    ),
  ];
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
