import type { Visit } from '#ground/http/visit.js';
import { formatDate } from '#ground/i18n/format.js';
import type { Locale } from '#ground/i18n/locale.js';
import { Card, DownloadLinks, EmptyState, Grid, PageHeader, Section, Stack, Table } from '#ground/ui/index.js';
import { type Extent, extents, listMeasures, listSources, type Measure, type Source } from '../measures.js';
import { listStates } from '../places.js';
import { words } from '../words.js';

/** Every measure and every source that figures stand for here. */
export async function cataloguePage(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const known = new Map((await extents(visit)).map((extent) => [extent.measure, extent]));
  const measures = (await listMeasures(visit, visit.locale)).filter(({ key }) => known.has(key));
  const sources = await listSources(visit);
  const states = await listStates(visit, visit.locale);
  return visit.page(
    { title: say('catalogue.title'), description: say('catalogue.lead'), width: 'wide' },
    <Stack gap="l">
      <PageHeader title={say('catalogue.title')} lead={say('catalogue.lead')} />
      {measures.length === 0 ? (
        <EmptyState title={say('catalogue.empty')} text={say('catalogue.empty-text')} />
      ) : (
        <>
          <Grid>{measures.map((measure) => MeasureCard(visit, measure, known.get(measure.key)!))}</Grid>
          {states.length > 0 && (
            <p>
              {states.map(({ id, name }) => (
                <a href={`/figures/places/${id}`}>{say('section.all', { place: name })}</a>
              ))}
            </p>
          )}
          <Section title={say('catalogue.sources')} lead={say('catalogue.sources-lead')}>
            <SourceTable locale={visit.locale} sources={sources} />
          </Section>
        </>
      )}
      <DownloadLinks
        label={say('downloads')}
        downloads={[{ href: '/figures/catalogue.json', label: say('download.catalogue-json') }]}
      />
    </Stack>,
  );
}

function MeasureCard({ locale }: Visit, measure: Measure, { schools, districts, firstYear, lastYear }: Extent) {
  const say = words.in(locale);
  const years = firstYear === lastYear ? lastYear : `${firstYear} – ${lastYear}`;
  return (
    <Card
      href={`/figures/${measure.key}`}
      title={measure.name}
      level={2}
      text={measure.definition}
      meta={say('catalogue.extent', { schools, districts, years })}
    />
  );
}

/** The sources in force, each with its day and licence. */
export function SourceTable({ locale, sources }: { locale: Locale; sources: Source[] }) {
  const say = words.in(locale);
  const rows = sources.map((source) => ({
    title: source.url ? <a href={source.url}>{source.title}</a> : source.title,
    publisher: source.publisher,
    year: source.year,
    asOf: formatDate(locale, source.asOf),
    retrieved: formatDate(locale, source.retrievedOn),
    licence: source.licence,
    version: String(source.version),
  }));
  return (
    <Table
      caption={say('catalogue.sources')}
      label={say('catalogue.sources')}
      hideCaption
      columns={[
        { key: 'title', label: say('source.title'), rowHeading: true },
        { key: 'publisher', label: say('source.publisher') },
        { key: 'year', label: say('column.year') },
        { key: 'asOf', label: say('source.date') },
        { key: 'retrieved', label: say('source.retrieved') },
        { key: 'licence', label: say('source.licence-label') },
        { key: 'version', label: say('source.version'), align: 'end' },
      ]}
      rows={rows}
    />
  );
}
