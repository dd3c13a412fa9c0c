import { formatDate } from '#ground/i18n/format.js';
import type { View } from './view.js';

/** What each measure of the story means and under which terms its source gives it, at the end for those who check. */
export function AboutFigures({ view }: { view: View }) {
  const { content, locale, say } = view;
  const all = content.figures.flatMap(({ series }) => series[locale]);
  const measures = [...new Map(all.map((one) => [one.measureName, one])).values()];
  if (measures.length === 0) return <></>;
  return (
    <section class="story-about">
      <h2>{say('about.title')}</h2>
      <dl>
        {measures.map(({ measureName, definition, href, source }) => (
          <div>
            <dt>
              <a href={href}>{measureName}</a>
            </dt>
            <dd>
              {definition}{' '}
              {say('about.source', {
                name: source.name,
                date: formatDate(locale, source.date),
                licence: source.licence,
              })}
            </dd>
          </div>
        ))}
      </dl>
      <p>{say('about.frozen')}</p>
    </section>
  );
}
