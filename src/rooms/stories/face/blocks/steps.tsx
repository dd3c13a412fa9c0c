import { formatDate } from '#ground/i18n/format.js';
import type { FrozenBlock } from '../../edition/content.js';
import type { View } from '../view.js';

/** What is done next, by whom and until when. */
export function Steps({ block, view }: { block: Extract<FrozenBlock, { kind: 'steps' }>; view: View }) {
  const { say, locale } = view;
  return (
    <section class="story-steps">
      <h2>{say('steps.title')}</h2>
      <ol class="story-steps__list">
        {block.steps.map(({ what, owner, date }) => (
          <li>
            <p class="story-steps__what">{what[locale]}</p>
            <p class="story-steps__who">
              {owner}
              {date && (
                <>
                  {' '}
                  · <time datetime={date}>{say('steps.by', { date: formatDate(locale, date) })}</time>
                </>
              )}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
