import { z } from 'zod';
import { notFound } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import {
  Breadcrumbs,
  EmptyState,
  Filters,
  PageHeader,
  Section,
  SelectField,
  SourceLine,
  Stack,
  StatRow,
} from '#ground/ui/index.js';
import { type Cell, type Extent, readCells, readExtents, valueOf } from '../../cells.js';
import { grades, nameOf, subgroups } from '../../groups.js';
import { type Indicator, listIndicators } from '../../indicators/indicator.js';
import { listPlaces, openPlace, type Place } from '../../places.js';
import { formatValue, yearLabel, yearName } from '../../show.js';
import { words } from '../../words.js';
import { Breakdowns } from './breakdowns.js';
import { Gaps } from './gaps.js';
import { ExactNotice } from '../notices.js';
import { Schools } from './schools.js';
import { Trend } from './trend.js';

const query = z.object({
  year: z.coerce.number().int().optional(),
  group: z.enum(['all', ...subgroups]).default('all'),
  grade: z.enum(['all', ...grades]).default('all'),
});

/** All that the parts of the page show: one indicator at one place, in one year, for one group and grade. */
export interface View {
  visit: Visit;
  place: Place;
  schools: Place[];
  indicator: Indicator;
  extents: Extent[];
  extent: Extent;
  group: string;
  grade: string;
  /** Of all years: of the place all groups and grades, of its schools those of the view. */
  cells: Cell[];
}

/** `/results/:place/:indicator`: over the years, by school, group and grade, and how far groups are apart. */
export async function showIndicator(visit: Visit): Promise<Response> {
  const { locale } = visit;
  const say = words.in(locale);
  const { year, group, grade } = visit.query(query);
  const place = await openPlace(visit);
  const indicator = (await listIndicators(visit)).find(({ key }) => key === visit.param('indicator'));
  if (!indicator) throw notFound();
  const extents = await readExtents(visit, place.districtId, [place.id]);
  const extent = extents.find((each) => each.year === year) ?? extents.at(-1);
  const schools = (await listPlaces(visit)).filter(
    (each) => place.kind === 'district' && each.kind === 'school' && each.districtId === place.id,
  );
  // A district has hundreds of schools: of theirs, only what is shown.
  const narrow = { indicator: indicator.key, grade, subgroup: group };
  const cells = [
    ...(await readCells(visit, place.districtId, [place.id], { indicator: indicator.key })),
    ...(await readCells(
      visit,
      place.districtId,
      schools.map(({ id }) => id),
      narrow,
    )),
  ];
  const view = extent && { visit, place, schools, indicator, extents, extent, group, grade, cells };
  return visit.page(
    {
      title: `${indicator.name[locale]}: ${place.name}`,
      noIndex: true,
      width: 'wide',
      before: (
        <Breadcrumbs
          label={say('breadcrumbs')}
          links={[
            { href: '/results', label: say('title') },
            { href: `/results/${place.id}`, label: place.name },
          ]}
        />
      ),
    },
    <Stack gap="l">
      <PageHeader kicker={place.name} title={indicator.name[locale]} lead={indicator.text[locale]} />
      <ExactNotice locale={locale} />
      {view ? <Parts view={view} /> : <EmptyState title={say('place.empty')} text={say('place.empty-text')} />}
      <SourceLine label={say('source')}>
        {indicator.source.url ? <a href={indicator.source.url}>{indicator.source.name}</a> : indicator.source.name}
      </SourceLine>
    </Stack>,
  );
}

function Parts({ view }: { view: View }) {
  const { visit, extent, indicator, place, group, grade } = view;
  const { locale } = visit;
  const say = words.in(locale);
  const cell = cellAt(view);
  return (
    <>
      <Narrow view={view} />
      <StatRow
        figures={[
          {
            label: [place.name, ...narrowed(view)].join(' · '),
            value: formatValue(locale, indicator.unit, valueOf(indicator, cell)),
            ...(cell && indicator.unit !== 'count' && { unit: say('figure.of', { count: cell.students }) }),
            period: yearLabel(locale, extent),
            size: 'large',
          },
        ]}
      />
      {!cell && <EmptyState title={say('figure.none')} text={say('figure.none-text')} />}
      <Trend view={view} />
      {view.schools.length > 0 && <Schools view={view} />}
      {cell && group === 'all' && (
        <Section title={say('groups.title')}>
          <Breakdowns view={view} />
        </Section>
      )}
      {cell && group === 'all' && indicator.unit !== 'count' && (
        <Section title={say('gaps.title')} lead={say(grade === 'all' ? 'gaps.lead' : 'gaps.lead-grade')}>
          <Gaps view={view} />
        </Section>
      )}
    </>
  );
}

function Narrow({ view: { visit, place, indicator, extents, extent, group, grade, cells } }: { view: View }) {
  const { locale } = visit;
  const say = words.in(locale);
  const present = (of: 'subgroup' | 'grade') => new Set(cells.map((cell) => cell[of]));
  const options = (keys: readonly string[], there: Set<string>, all: string) => [
    { value: 'all', label: all },
    ...keys.filter((key) => there.has(key)).map((key) => ({ value: key, label: nameOf(locale, key) })),
  ];
  return (
    <Filters
      action={`/results/${place.id}/${indicator.key}`}
      label={say('narrow.label')}
      applyLabel={say('narrow.apply')}
    >
      <SelectField
        name="year"
        label={say('year.choose')}
        value={String(extent.year)}
        options={extents.toReversed().map((each) => ({
          value: String(each.year),
          label: each.running ? say('year.to-date', { year: yearName(each.year) }) : yearName(each.year),
        }))}
      />
      <SelectField
        name="group"
        label={say('column.group')}
        value={group}
        options={options(subgroups, present('subgroup'), say('group.all'))}
      />
      <SelectField
        name="grade"
        label={say('column.grade')}
        value={grade}
        options={options(grades, present('grade'), say('grade.all'))}
      />
    </Filters>
  );
}

/** The words of what the view is narrowed to. */
export const narrowed = ({ visit: { locale }, group, grade }: View): string[] =>
  [group, grade].filter((key) => key !== 'all').map((key) => nameOf(locale, key));

/** The cell of the view, or one that differs in these. */
export function cellAt(view: View, other: Partial<{ place: string; year: number; group: string; grade: string }> = {}) {
  const { place, year, group, grade } = {
    place: view.place.id,
    year: view.extent.year,
    group: view.group,
    grade: view.grade,
    ...other,
  };
  return view.cells.find(
    (cell) => cell.place === place && cell.year === year && cell.subgroup === group && cell.grade === grade,
  );
}
