import type { FigureSeries } from '#rooms/figures/room.js';
import { formatDate } from '#ground/i18n/format.js';
import type { View } from '../view.js';

/** Whose numbers these are, what they mean, and where they can be had as a file. */
export function FigureLinks({ figure, series, view }: { figure: number; series: FigureSeries[]; view: View }) {
  const { say, paths, locale } = view;
  const sources = [...new Map(series.map(({ source }) => [source.name, source])).values()];
  const definitions = [...new Map(series.map((one) => [one.measureName, one.href])).entries()];
  return (
    <span class="figure-links">
      {say('source')}:{' '}
      {sources.map((source, index) => (
        <>
          {index > 0 && '; '}
          {source.url ? (
            <a href={source.url} rel="noopener">
              {source.name}
            </a>
          ) : (
            source.name
          )}
          , {formatDate(locale, source.date)}
        </>
      ))}
      .{' '}
      <span class="figure-links__files">
        {definitions.map(([name, href]) => (
          <a href={href}>{definitions.length > 1 ? say('definition.of', { name }) : say('definition')}</a>
        ))}
        {paths.figure && (
          <a href={paths.figure(figure, 'csv')} download>
            CSV<span class="visually-hidden"> {say('files.of', { number: figure })}</span>
          </a>
        )}
        {paths.figure && (
          <a href={paths.figure(figure, 'json')}>
            JSON<span class="visually-hidden"> {say('files.of', { number: figure })}</span>
          </a>
        )}
      </span>
    </span>
  );
}
