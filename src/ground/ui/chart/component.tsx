import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { drawLines, type LineChartProps } from './line.js';
import type { RowChartProps } from './row-types.js';
import { drawBars, drawRanges } from './rows.js';
import { dashes, symbols } from './series.js';
import type { ChartWords, Size, Value } from './types.js';

export type { LineChartProps, Point, Series } from './line.js';
export type { Row, RowChartProps } from './row-types.js';
export type { ChartWords } from './types.js';

/** One or more series over periods. Periods with no value leave a gap with a mark that the key explains. */
export function LineChart(props: LineChartProps) {
  const values = props.series.flatMap(({ points }) => points);
  return (
    <Drawings draw={(size) => drawLines(props, size)}>
      {props.series.length > 1 && (
        <Legend labels={props.series.map(({ label }) => label)} reference={props.reference?.label} />
      )}
      <GapKey values={values} words={props.words} />
    </Drawings>
  );
}

/** Horizontal bars, each with its label and its value in figures, in the order given. */
export function BarChart(props: RowChartProps) {
  return <Drawings draw={(size) => drawBars(props, size)} />;
}

/** A dot for each value on a line from the low to the high end of its interval. */
export function DotRange(props: RowChartProps) {
  return <Drawings draw={(size) => drawRanges(props, size)} />;
}

function Drawings({ draw, children }: { draw: (size: Size) => string; children?: Child }) {
  return (
    <div class="chart">
      {children}
      <div class="chart__narrow">{raw(draw('narrow'))}</div>
      <div class="chart__wide">{raw(draw('wide'))}</div>
    </div>
  );
}

function Legend({ labels, reference }: { labels: string[]; reference?: string }) {
  return (
    <ul class="chart__legend">
      {labels.map((label, index) => (
        <li>
          <svg class={`series-${index + 1}`} viewBox="-20 -8 40 16" width="40" height="16" aria-hidden="true">
            <path d="M-20 0h40" stroke="currentColor" stroke-width="3" stroke-dasharray={dashes[index]} />
            <path d={symbols[index]?.path} fill="currentColor" />
          </svg>
          {label}
        </li>
      ))}
      {reference && (
        <li>
          <svg class="chart__gap" viewBox="-20 -8 40 16" width="40" height="16" aria-hidden="true">
            <path d="M-20 0h40" stroke="currentColor" stroke-width="1.5" stroke-dasharray="6 4" />
          </svg>
          {reference}
        </li>
      )}
    </ul>
  );
}

function GapKey({ values, words }: { values: Value[]; words: ChartWords }) {
  const gaps = values.filter(({ value }) => value === null);
  const withheld = gaps.some((gap) => gap.withheld);
  const missing = gaps.some((gap) => !gap.withheld);
  if (gaps.length === 0) return <></>;
  return (
    <ul class="chart__legend chart__legend--gaps">
      {withheld && <GapEntry path="M-6-6h12v12h-12Z" dash="2 2" label={words.withheld} />}
      {missing && <GapEntry path="M-5-5 5 5M-5 5 5-5" label={words.missing} />}
    </ul>
  );
}

function GapEntry({ path, dash, label }: { path: string; dash?: string; label: string }) {
  return (
    <li>
      <svg viewBox="-8 -8 16 16" width="16" height="16" aria-hidden="true">
        <path d={path} fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray={dash} />
      </svg>
      {label}
    </li>
  );
}
