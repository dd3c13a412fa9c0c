import type { Child } from 'hono/jsx';
import { DownloadLinks, type Download } from '../download-links/component.js';

export interface LegendEntry {
  label: Child;
  /** One of the five shades of a value, the mark of a withheld one, no value, or a point. */
  mark: 1 | 2 | 3 | 4 | 5 | 'withheld' | 'none' | 'point';
}

export interface MapFrameProps {
  title: string;
  subtitle?: Child;
  /** The drawn map, with `role="img"` and a label, or with links inside. */
  map: Child;
  legend?: { label: string; entries: LegendEntry[] };
  /** Choice of what is shown: a form or links. */
  controls?: Child;
  /** The same places as a list or table: a map alone is not for everyone. */
  list: Child;
  listLabel: string;
  source?: Child;
  downloads?: { label: string; links: Download[] };
  level?: 2 | 3 | 4;
}

/** A map with its legend, controls, source, and the same places in words. */
export function MapFrame(props: MapFrameProps) {
  const Heading = `h${props.level ?? 3}` as 'h3';
  return (
    <figure class="map-frame">
      <figcaption>
        <Heading class="chart-frame__title">{props.title}</Heading>
        {props.subtitle && <p class="chart-frame__subtitle">{props.subtitle}</p>}
      </figcaption>
      {props.controls && <div class="map-frame__controls">{props.controls}</div>}
      <div class="map-frame__map">{props.map}</div>
      {props.legend && <Legend {...props.legend} />}
      <details class="disclosure">
        <summary class="disclosure__summary">{props.listLabel}</summary>
        {props.list}
      </details>
      <div class="chart-frame__foot">
        {props.source}
        {props.downloads && <DownloadLinks label={props.downloads.label} downloads={props.downloads.links} />}
      </div>
    </figure>
  );
}

function Legend({ label, entries }: { label: string; entries: LegendEntry[] }) {
  return (
    <ul class="map-frame__legend" aria-label={label}>
      {entries.map(({ label, mark }) => (
        <li>
          {mark === 'withheld' ? (
            <span class="withheld-mark" aria-hidden="true" />
          ) : (
            <span class={`map-frame__swatch shade-${mark}`} aria-hidden="true" />
          )}
          {label}
        </li>
      ))}
    </ul>
  );
}
