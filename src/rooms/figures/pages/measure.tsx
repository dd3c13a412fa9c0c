import { notFound } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { Breadcrumbs, LinkList, PageHeader, Section, Stack, SummaryList } from '#ground/ui/index.js';
import { findMeasure, groupMostShown, listSources, type Measure } from '../measures.js';
import { districtsWith } from '../places.js';
import { words } from '../words.js';
import { SourceTable } from './catalogue.js';

/** What a measure means, whose figures stand for it, and where. */
export async function measurePage(visit: Visit): Promise<Response> {
  const measure = await findMeasure(visit, visit.locale, visit.param('measure'));
  if (!measure) throw notFound();
  const say = words.in(visit.locale);
  const districts = await districtsWith(visit, visit.locale, measure.key);
  const group = await groupMostShown(visit, measure.key);
  const sources = await listSources(visit, measure.key);
  return visit.page(
    {
      title: measure.name,
      description: measure.definition,
      before: <Breadcrumbs label={say('breadcrumbs')} links={[{ href: '/figures', label: say('catalogue.title') }]} />,
      width: 'wide',
    },
    <Stack gap="l">
      <PageHeader kicker={say('kicker')} title={measure.name} lead={measure.definition} />
      <SummaryList rows={factsOf(visit, measure)} />
      <Section title={say('measure.compare')} lead={say('not-a-ranking')}>
        <LinkList
          columns={3}
          links={districts.map(({ id, name }) => ({
            href: `/figures/${measure.key}/${id}/${group}/schools`,
            label: name,
          }))}
        />
      </Section>
      <Section title={say('catalogue.sources')}>
        <SourceTable locale={visit.locale} sources={sources} />
      </Section>
    </Stack>,
  );
}

function factsOf({ locale }: Visit, measure: Measure) {
  const say = words.in(locale);
  const { definitionSource, definitionUrl } = measure;
  return [
    { label: say('measure.unit'), value: say(`unit.${measure.unit}`) },
    { label: say('measure.direction'), value: say(directions[measure.direction]) },
    {
      label: say('measure.definition-source'),
      value: definitionUrl ? <a href={definitionUrl}>{definitionSource}</a> : definitionSource,
    },
    { label: say('measure.withheld'), value: say('mark.key') },
  ];
}

const directions = {
  'higher is better': 'direction.higher',
  'lower is better': 'direction.lower',
  neither: 'direction.neither',
} as const;
