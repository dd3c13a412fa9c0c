import type { Visit } from '#ground/http/visit.js';
import { inLanguage } from '#ground/i18n/in-language.js';
import { ButtonLink, Cluster, EmptyState, Grid, Section, SourceLine } from '#ground/ui/index.js';
import { InReadersLanguage, Overview, Principles } from './framework-view.js';
import { keepsPrinciples } from './policy.js';
import { type Framework, listFrameworks } from './queries.js';
import { words } from './words.js';

/** The frameworks that the coalition shows: the first in full, the others by the titles of their principles. */
export async function ShownFrameworks({ visit }: { visit: Visit }) {
  const say = words.in(visit.locale);
  const [first, ...others] = await listFrameworks(visit, { shownOnly: true });
  return (
    <>
      {keepsPrinciples.allows(visit) && (
        <Cluster>
          <ButtonLink href="/principles/choices" kind="secondary">
            {say('choose')}
          </ButtonLink>
          <ButtonLink href="/principles/new" kind="secondary">
            {say('new')}
          </ButtonLink>
        </Cluster>
      )}
      {first ? <First visit={visit} framework={first} /> : <EmptyState title={say('none')} text={say('none.text')} />}
      {others.length > 0 && (
        <Section title={say('others')}>
          <Grid min="l">
            {others.map((framework) => (
              <Overview locale={visit.locale} framework={framework} />
            ))}
          </Grid>
        </Section>
      )}
    </>
  );
}

function First({ visit, framework }: { visit: Visit; framework: Framework }) {
  const say = words.in(visit.locale);
  return (
    <Section
      title={inLanguage(framework.name, visit.locale).text}
      lead={<InReadersLanguage text={framework.summary} locale={visit.locale} />}
    >
      <Principles locale={visit.locale} framework={framework} headingsFrom={3} />
      <SourceLine label={say('origin')}>
        <InReadersLanguage text={framework.origin} locale={visit.locale} />{' '}
        <a href={`/principles/${framework.key}`}>{say('more')}</a>
      </SourceLine>
    </Section>
  );
}
