import type { Child } from 'hono/jsx';
import { DownloadLinks, type Download } from '../download-links/component.js';

export interface ChartFrameProps {
  /** What the chart shows, best as a finding: "Absence fell at four of five schools". */
  title: string;
  /** What is measured, for whom, when. */
  subtitle?: Child;
  /** From `ground/ui/chart`. */
  chart: Child;
  /** The same values as a {@link Table}. */
  table: Child;
  tableLabel: string;
  notes?: Child;
  source?: Child;
  downloads?: { label: string; links: Download[] };
  level?: 2 | 3 | 4;
}

/** A chart with its finding, its values as a table, its source and its files. */
export function ChartFrame({
  title,
  subtitle,
  chart,
  table,
  tableLabel,
  notes,
  source,
  downloads,
  level = 3,
}: ChartFrameProps) {
  const Heading = `h${level}` as 'h3';
  return (
    <figure class="chart-frame">
      <figcaption class="chart-frame__caption">
        <Heading class="chart-frame__title">{title}</Heading>
        {subtitle && <p class="chart-frame__subtitle">{subtitle}</p>}
      </figcaption>
      {chart}
      {notes && <div class="chart-frame__notes">{notes}</div>}
      <details class="disclosure">
        <summary class="disclosure__summary">{tableLabel}</summary>
        {table}
      </details>
      <div class="chart-frame__foot">
        {source}
        {downloads && <DownloadLinks label={downloads.label} downloads={downloads.links} />}
      </div>
    </figure>
  );
}
