import type { Visit } from '#ground/http/visit.js';
import { formatNumber } from '#ground/i18n/format.js';
import {
  Badge,
  ButtonLink,
  DownloadLinks,
  EmptyState,
  Notice,
  PageHeader,
  Pagination,
  SelectField,
  Table,
} from '#ground/ui/index.js';
import { gradesText } from '../grades.js';
import { type Organization, organizationPath } from '../organization.js';
import { type Found, searchOrganizations } from '../search.js';
import { listStages, type Stage } from '../stage.js';
import { StageBadge } from '../stage-badge.js';
import { words } from '../words.js';
import { EmptyDirectory } from './empty-directory.js';
import { districtsToChoose, SchoolFilters } from './filter-form.js';
import { hrefWith, listQuery, type ListQuery, narrowingOf, pageOf } from './query.js';

/** `/schools`: the public directory. */
export async function showSchools(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const query = visit.query(listQuery);
  const page = pageOf(query);
  const found = await searchOrganizations(visit, narrowingOf('school', query), page);
  const stages = await listStages(visit, visit.locale);
  const districts = await districtsToChoose(visit);
  return visit.page(
    { title: say('schools.title'), description: say('schools.lead') },
    <>
      <PageHeader
        title={say('schools.title')}
        lead={say('schools.lead')}
        actions={
          <ButtonLink kind="secondary" href={hrefWith(visit.url, { sort: undefined }, '/map')}>
            {say('schools.onMap')}
          </ButtonLink>
        }
      />
      <SchoolFilters
        visit={visit}
        query={query}
        stages={stages}
        districts={districts}
        keep={query.sort === 'name' ? {} : { sort: query.sort }}
      >
        <SelectField
          name="closed"
          label={say('filter.closed.label')}
          width="s"
          value={query.closed}
          placeholder={say('filter.closed.hide')}
          options={[{ value: 'include', label: say('filter.closed') }]}
        />
      </SchoolFilters>
      {found.corrected && (
        <Notice title={say('search.corrected', { words: found.corrected })}>
          {say('search.corrected.text', { typed: query.q ?? '' })}
        </Notice>
      )}
      <Table
        caption={<strong>{countText(visit, found)}</strong>}
        label={say('schools.title')}
        columns={columnsOf(visit, query)}
        rows={found.organizations.map((school) => rowOf(visit, school, stages))}
        stickyFirst
        empty={<NothingFound visit={visit} query={query} />}
      />
      <Pages visit={visit} found={found} page={page.page} size={page.size} />
      {found.organizations.length > 0 && (
        <DownloadLinks
          label={say('download')}
          downloads={[
            { href: hrefWith(visit.url, {}, '/schools.csv'), label: say('schools.csv') },
            { href: hrefWith(visit.url, {}, '/api/v1/schools'), label: say('schools.json') },
          ]}
        />
      )}
    </>,
  );
}

/** "312 schools", or "More than 1,000 schools". */
export function countText(
  { locale }: Visit,
  { total, more }: Pick<Found, 'total' | 'more'>,
  kind: 'schools' | 'districts' = 'schools',
): string {
  const say = words.in(locale);
  return more ? say(`${kind}.countMore`, { count: total }) : say(`${kind}.count`, { count: total });
}

export function Pages({ visit, found, page, size }: { visit: Visit; found: Found; page: number; size: number }) {
  const say = words.in(visit.locale);
  const last = found.more ? Infinity : Math.ceil(found.total / size);
  if (last <= 1) return <></>;
  const from = (page - 1) * size + 1;
  const number = (value: number) => formatNumber(visit.locale, value);
  return (
    <Pagination
      label={say('pages')}
      previous={
        page > 1 ? { href: hrefWith(visit.url, { page: String(page - 1) }), label: say('pages.previous') } : undefined
      }
      next={
        page < last && found.organizations.length === size
          ? { href: hrefWith(visit.url, { page: String(page + 1) }), label: say('pages.next') }
          : undefined
      }
      position={say(found.more ? 'pages.positionMore' : 'pages.position', {
        from: number(from),
        to: number(from + found.organizations.length - 1),
        total: number(found.total),
      })}
    />
  );
}

function columnsOf(visit: Visit, query: ListQuery) {
  const say = words.in(visit.locale);
  const sort = (key: 'name' | 'city' | 'stage') => {
    const direction =
      query.sort === key ? ('ascending' as const) : query.sort === `-${key}` ? ('descending' as const) : undefined;
    return { href: hrefWith(visit.url, { sort: direction === 'ascending' ? `-${key}` : key }), direction };
  };
  return [
    { key: 'name', label: say('school'), sort: sort('name'), rowHeading: true },
    { key: 'city', label: say('city'), sort: sort('city') },
    { key: 'district', label: say('district') },
    { key: 'grades', label: say('grades') },
    { key: 'stage', label: say('stage'), sort: sort('stage') },
  ];
}

function rowOf(visit: Visit, school: Organization, stages: Stage[]) {
  const say = words.in(visit.locale);
  return {
    name: (
      <>
        <a href={organizationPath(school)}>{school.name}</a>{' '}
        {school.closedOn && <Badge tone="warning">{say('closed')}</Badge>}
      </>
    ),
    city: [school.city, school.state].filter(Boolean).join(', '),
    district: school.district && (
      <a href={organizationPath({ kind: 'district', ...school.district })}>{school.district.name}</a>
    ),
    grades: gradesText(visit.locale, school) ?? (school.level ? say(`level.${school.level}`) : ''),
    stage: <StageBadge stages={stages} stage={school.stage} />,
  };
}

function NothingFound({ visit, query }: { visit: Visit; query: ListQuery }) {
  const say = words.in(visit.locale);
  const isNarrowed = Object.values({ ...query, sort: '', page: '' }).some(Boolean);
  if (!isNarrowed) return <EmptyDirectory visit={visit} />;
  return (
    <EmptyState
      title={say('schools.noMatch')}
      text={say('schools.noMatch.text')}
      action={
        <ButtonLink kind="secondary" href={visit.url.pathname}>
          {say('schools.showAll')}
        </ButtonLink>
      }
    />
  );
}
