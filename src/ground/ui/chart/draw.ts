import { plot, type PlotOptions } from '@observablehq/plot';
import { parseHTML } from 'linkedom';

const { document } = parseHTML('<!doctype html><html><body></body></html>');

const geometry = ['d', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'width', 'height', 'transform'];

/**
 * Draws with Observable Plot on the server. The strict content policy allows no style, so Plot's own is dropped;
 * what it says stands in `component.css`, and colours come by class.
 */
export function draw(options: PlotOptions, description: string): string {
  const svg = plot({ ...options, document: document as unknown as PlotOptions['document'], className: 'chart__svg' });
  for (const style of svg.querySelectorAll('style')) style.remove();
  for (const part of svg.querySelectorAll('*')) tidy(part);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', description);
  return svg.outerHTML;
}

/** The drawing is one picture with one description: its parts say nothing of their own, and empty ones go. */
function tidy(part: ReturnType<typeof plot>): void {
  part.removeAttribute('aria-label');
  part.removeAttribute('aria-description');
  if (part.localName === 'g' && part.childNodes.length === 0) part.remove();
  for (const name of geometry) {
    const value = part.getAttribute(name);
    if (value) part.setAttribute(name, rounded(value));
  }
}

/** A tenth of a pixel is enough, and a third of the bytes. */
function rounded(numbers: string): string {
  return numbers.replace(/\d+\.\d{2,}/g, (number) => String(Math.round(Number(number) * 10) / 10));
}
