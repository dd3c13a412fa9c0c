import type { Visit } from '#ground/http/visit.js';
import { formatDay, formatNumber } from '#ground/i18n/format.js';
import { ButtonLink, Card, Cluster, Grid, Markdown, SearchField, Section } from '#ground/ui/index.js';
import { networkSection } from '#rooms/network/room.js';
import { type LatestStory, latestStories } from '#rooms/stories/room.js';
import { inLanguage } from '#ground/i18n/in-language.js';
import { findCoalition, nameIn } from '../coalition.js';
import { currentEdition } from '../edition/queries.js';
import { descriptionOf, EditLink } from '../edition/show.js';
import { words } from '../words.js';
import { countPlaces, type Counts } from './counts.js';
import { FirstDays } from './first-days.js';

const storiesShown = 3;

/** The front door: who we are, your school, where we are, what we stand for. */
export async function showHome(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const [edition, coalition, counts] = [
    await currentEdition(visit, 'home'),
    await findCoalition(visit),
    await countPlaces(visit),
  ];
  const stories = await latestStories(visit, visit.locale, storiesShown);
  const title = coalition ? nameIn(visit.locale, coalition) : say('frame.unnamed');
  return visit.page(
    { title, description: inLanguage(coalition?.summary ?? {}, visit.locale).text || descriptionOf(edition, visit) },
    <div class="home">
      <div class="home__front">
        <h1 class="home__headline">{inLanguage(edition.title, visit.locale).text}</h1>
        <div class="home__lead">
          <Markdown text={inLanguage(edition.body, visit.locale).text} />
        </div>
        {counts.schools > 0 && (
          <div class="home__search">
            <SearchField
              name="q"
              label={say('home.search')}
              buttonLabel={say('home.search.button')}
              action="/schools"
            />
          </div>
        )}
      </div>
      <EditLink visit={visit} page="home" />
      {counts.schools === 0 && <FirstDays visit={visit} />}
      <Numbers visit={visit} counts={counts} />
      <Stories visit={visit} stories={stories} />
      {await networkSection(visit)}
      <Section title={say('home.join')} look="tinted">
        <p class="home__join">{say('home.join.text')}</p>
        <Cluster>
          <ButtonLink href="/join">{say('home.join.how')}</ButtonLink>
          <ButtonLink href="/contact" kind="secondary">
            {say('home.join.write')}
          </ButtonLink>
        </Cluster>
      </Section>
    </div>,
  );
}

function Numbers({ visit, counts }: { visit: Visit; counts: Counts }) {
  const say = words.in(visit.locale);
  const numbers = [
    { value: counts.schools, label: say('home.schools', { count: counts.schools }), href: '/schools' },
    { value: counts.districts, label: say('home.districts', { count: counts.districts }), href: '/districts' },
  ].filter(({ value }) => value > 0);
  if (numbers.length === 0) return <></>;
  return (
    <ul class="home__numbers">
      {numbers.map(({ value, label, href }) => (
        <li>
          <a href={href}>
            <span class="home__number">{formatNumber(visit.locale, value)}</span> <span>{label}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function Stories({ visit, stories }: { visit: Visit; stories: LatestStory[] }) {
  const say = words.in(visit.locale);
  if (stories.length === 0) return <></>;
  return (
    <Section title={say('home.stories')} action={<a href="/stories">{say('home.stories.all')}</a>}>
      <Grid min="m">
        {stories.map(({ href, title, summary, placeName, publishedAt }) => (
          <Card
            href={href}
            title={title}
            text={summary}
            kicker={`${placeName} · ${formatDay(visit.locale, visit.timeZone, publishedAt)}`}
          />
        ))}
      </Grid>
    </Section>
  );
}
