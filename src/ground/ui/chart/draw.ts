import { plot, type PlotOptions } from '@observablehq/plot';
import { parseHTML } from 'linkedom';

const { document } = parseHTML('<!doctype html><html><body></body></html>');

/**
 * Draws with Observable Plot on the server. The strict content policy allows no style, so Plot's own is dropped;
 * what it says stands in `component.css`, and colours come by class.
 */
export function draw(options: PlotOptions, description: string): string {
  const svg = plot({ ...options, document: document as unknown as PlotOptions['document'], className: 'chart__svg' });
  for (const style of svg.querySelectorAll('style')) style.remove();
  for (const group of svg.querySelectorAll('g')) tidy(group);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', description);
  return rounded(svg.outerHTML);
}

/** The drawing is one picture with one description: its parts say nothing of their own, and empty ones go. */
function tidy(group: ReturnType<typeof plot>): void {
  group.removeAttribute('aria-label');
  group.removeAttribute('aria-description');
  if (group.childNodes.length === 0) group.remove();
}

/** A tenth of a pixel is enough, and a third of the bytes. */
function rounded(svg: string): string {
  return svg.replace(/\d+\.\d{2,}/g, (number) => String(Math.round(Number(number) * 10) / 10));
}
