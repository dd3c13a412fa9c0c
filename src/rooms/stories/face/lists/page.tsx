import { z } from 'zod';
import { ButtonLink, EmptyState, Filters, Grid, PageHeader, SelectField } from '#ground/ui/index.js';
import type { Visit } from '#ground/http/visit.js';
import { byName } from '#ground/i18n/format.js';
import { languageNames, locales } from '#ground/i18n/locale.js';
import { listEditions } from '../../edition/queries.js';
import { mayTellStories } from '../../policy.js';
import { words } from '../../words.js';
import { feedsOf } from './feed.js';
import { StoryCard } from './card.js';

const filter = z.object({
  place: z.union([z.literal(''), z.uuid()]).default(''),
  language: z.union([z.literal(''), z.enum(locales)]).default(''),
});

/** Every public story, narrowed by place and by language. */
export async function storiesPage(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const { place, language } = visit.query(filter.loose());
  const all = await listEditions(visit);
  const stories =
    place || language ? await listEditions(visit, { place: place || undefined, language: language || undefined }) : all;
  const places = [...new Map(all.map(({ content }) => [content.place.id, content.place.name]))].toSorted((a, b) =>
    byName(visit.locale)(a[1], b[1]),
  );
  const writes = await mayTellStories.allows(visit);
  return visit.page(
    { title: say('index.title'), description: say('index.lead'), feeds: feedsOf(say) },
    <>
      <PageHeader
        title={say('index.title')}
        lead={say('index.lead')}
        actions={
          writes && (
            <ButtonLink href="/stories/drafts" kind="secondary">
              {say('drafts.title')}
            </ButtonLink>
          )
        }
      />
      {all.length > 1 && (
        <Filters
          action="/stories"
          label={say('filter.label')}
          applyLabel={say('filter.apply')}
          clear={{ href: '/stories', label: say('filter.clear') }}
          applied={[
            ...(place
              ? [
                  {
                    label: places.find(([id]) => id === place)?.[1] ?? say('filter.place'),
                    removeLabel: say('filter.remove', { name: say('filter.place') }),
                    removeHref: `/stories?language=${language}`,
                  },
                ]
              : []),
            ...(language
              ? [
                  {
                    label: languageNames[language],
                    removeLabel: say('filter.remove', { name: say('filter.language') }),
                    removeHref: `/stories?place=${place}`,
                  },
                ]
              : []),
          ]}
        >
          <SelectField
            name="place"
            label={say('filter.place')}
            value={place}
            placeholder={say('filter.anywhere')}
            options={places.map(([value, label]) => ({ value, label }))}
          />
          <SelectField
            name="language"
            label={say('filter.language')}
            value={language}
            placeholder={say('filter.anyLanguage')}
            options={locales.map((value) => ({ value, label: languageNames[value] }))}
          />
        </Filters>
      )}
      {stories.length === 0 ? (
        <EmptyState
          title={say(all.length === 0 ? 'index.empty' : 'index.none')}
          text={say(all.length === 0 ? 'index.emptyText' : 'index.noneText')}
          action={writes && <ButtonLink href="/stories/drafts/new">{say('new.title')}</ButtonLink>}
        />
      ) : (
        <Grid min="l">
          {stories.map((story) => (
            <StoryCard story={story} visit={visit} />
          ))}
        </Grid>
      )}
      <p>
        <a href={`/stories/feed.xml?lang=${visit.locale}`}>{say('take.feed')}</a>
      </p>
    </>,
  );
}
