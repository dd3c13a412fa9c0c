import type { Visit } from '#ground/http/visit.js';
import { EmptyState, LinkList, PageHeader, Section, Stack } from '#ground/ui/index.js';
import { listPlaces, type Place } from '../places.js';
import { words } from '../words.js';
import { ExactNotice } from './notices.js';

/** `/results`: the places whose results one may see. */
export async function showPlaces(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const places = await listPlaces(visit);
  const of = (kind: Place['kind']) => places.filter((place) => place.kind === kind);
  return visit.page(
    { title: say('title'), noIndex: true },
    <Stack gap="l">
      <PageHeader title={say('title')} lead={say('list.lead')} />
      <ExactNotice locale={visit.locale} />
      {places.length === 0 && <EmptyState title={say('list.empty')} text={say('list.empty-text')} />}
      {(['district', 'school'] as const).map(
        (kind) =>
          of(kind).length > 0 && (
            <Section title={say(`list.${kind}`)}>
              <LinkList
                label={say(`list.${kind}`)}
                columns={2}
                links={of(kind).map(({ id, name }) => ({ href: `/results/${id}`, label: name }))}
              />
            </Section>
          ),
      )}
      <p>
        <a href="/results/indicators">{say('indicators.title')}</a>
      </p>
    </Stack>,
  );
}
