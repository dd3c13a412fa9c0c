import { csvResponse } from '#ground/http/csv.js';
import { notFound } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { byName } from '#ground/i18n/format.js';
import {
  BarChart,
  Breadcrumbs,
  ChartFrame,
  EmptyState,
  LinkList,
  Notice,
  PageHeader,
  Section,
  Stack,
  Table,
  WithheldKey,
} from '#ground/ui/index.js';
import { groups, isGroup, type Group } from '../groups.js';
import { findMeasure, type Measure, type Source, sourcesById } from '../measures.js';
import { type FigurePlace, findPlace } from '../places.js';
import type { Mark } from '../series.js';
import { Attribution } from '../show/attribution.js';
import { formatFigure, ShowFigure } from '../show/figure.js';
import { words } from '../words.js';

interface SchoolFigure {
  id: string;
  name: string;
  year: string;
  value: number | null;
  mark: Mark;
  sourceId: string;
}

interface Comparison {
  measure: Measure;
  district: FigurePlace;
  group: Group;
  /** In the order of their names, never of their values. */
  schools: SchoolFigure[];
  sources: Source[];
  offered: Group[];
}

/** One number at every school of a district, side by side and in the order of names: not a ranking. */
export async function schoolsPage(visit: Visit): Promise<Response> {
  const { measure, district, group, schools, sources, offered } = await compared(visit, visit.param('group'));
  const { locale } = visit;
  const say = words.in(locale);
  const title = say('schools.title', { measure: measure.name, district: district.name });
  const here = `/figures/${measure.key}/${district.id}`;
  const format = (value: number) => formatFigure(locale, measure.unit, value);
  return visit.page(
    {
      title,
      before: (
        <Breadcrumbs
          label={say('breadcrumbs')}
          links={[
            { href: '/figures', label: say('catalogue.title') },
            { href: `/figures/${measure.key}`, label: measure.name },
          ]}
        />
      ),
      width: 'wide',
    },
    <Stack gap="l">
      <PageHeader kicker={say('kicker')} title={title} lead={say(`group.${group}`)} />
      <Notice title={say('not-a-ranking-title')}>{say('not-a-ranking')}</Notice>
      {schools.length === 0 ? (
        <EmptyState title={say('schools.empty')} text={say('schools.empty-text')} />
      ) : (
        <ChartFrame
          title={say('schools.chart', { group: say(`group.${group}`) })}
          subtitle={schools[0]!.year}
          chart={
            <BarChart
              description={title}
              rows={schools.map(({ name, value, mark }) => ({
                label: name,
                value,
                withheld: mark === 'withheld',
                ...(value !== null && { text: format(value) }),
              }))}
              format={format}
              words={{ withheld: say('mark.withheld'), missing: say('mark.missing') }}
            />
          }
          table={<SchoolTable visit={visit} measure={measure} group={group} schools={schools} title={title} />}
          tableLabel={say('breakdown.table')}
          notes={schools.some(({ mark }) => mark === 'withheld') && <WithheldKey text={say('mark.key')} />}
          source={<Attribution locale={locale} sources={sources} />}
          downloads={{ label: say('downloads'), links: [{ href: `${here}/${group}/schools.csv`, label: 'CSV' }] }}
          level={2}
        />
      )}
      <Section title={say('schools.other-groups')}>
        <LinkList
          label={say('schools.other-groups')}
          columns={3}
          links={offered
            .filter((other) => other !== group)
            .map((other) => ({ href: `${here}/${other}/schools`, label: say(`group.${other}`) }))}
        />
      </Section>
    </Stack>,
  );
}

/** The same as CSV: one row a school. */
export async function schoolsCsv(visit: Visit): Promise<Response> {
  const { measure, district, group, schools, sources } = await compared(visit, visit.param('group'));
  const source = new Map(sources.map(({ id, publisher, title }) => [id, `${publisher}, ${title}`]));
  return csvResponse(
    `${measure.key}-${district.name}-${group}.csv`,
    ['school', 'school name', 'measure', 'group', 'year', 'value', 'mark', 'source'],
    schools.map(({ id, name, year, value, mark, sourceId }) => [
      id,
      name,
      measure.key,
      group,
      year,
      value,
      mark,
      source.get(sourceId),
    ]),
  );
}

async function compared(visit: Visit, group: string): Promise<Comparison> {
  const measure = await findMeasure(visit, visit.locale, visit.param('measure'));
  const district = await findPlace(visit, visit.locale, visit.param('place'));
  if (!measure || district?.kind !== 'district' || !isGroup(group)) throw notFound();
  const { rows } = await visit.client.query<SchoolFigure & { group: Group }>(
    `select o.id, o.name, f.year, f.value, f.mark, f."group", f.source_id as "sourceId"
     from published.figure f join commons.organization o on o.id = f.place_id
     where o.parent_id = $1 and o.kind = 'school' and f.measure = $2
       and f.year = (select max(g.year) from published.figure g join commons.organization s on s.id = g.place_id
                     where s.parent_id = $1 and g.measure = $2)`,
    [district.id, measure.key],
  );
  const schools = rows.filter((row) => row.group === group).toSorted((a, b) => byName(visit.locale)(a.name, b.name));
  const present = new Set(rows.map((row) => row.group));
  const sources = await sourcesById(visit, [...new Set(schools.map(({ sourceId }) => sourceId))]);
  return {
    measure,
    district,
    group,
    schools,
    sources: [...sources.values()],
    offered: groups.filter((each) => present.has(each)),
  };
}

function SchoolTable({
  visit,
  measure,
  group,
  schools,
  title,
}: {
  visit: Visit;
  measure: Measure;
  group: Group;
  schools: SchoolFigure[];
  title: string;
}) {
  const say = words.in(visit.locale);
  return (
    <Table
      caption={title}
      label={title}
      hideCaption
      columns={[
        { key: 'school', label: say('column.school'), rowHeading: true },
        { key: 'value', label: measure.name, align: 'end' },
      ]}
      rows={schools.map((school) => ({
        school: <a href={`/figures/${measure.key}/${school.id}/${group}`}>{school.name}</a>,
        value: <ShowFigure locale={visit.locale} unit={measure.unit} figure={school} />,
      }))}
    />
  );
}
