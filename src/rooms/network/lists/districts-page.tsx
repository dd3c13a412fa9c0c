import type { Visit } from '#ground/http/visit.js';
import { formatNumber } from '#ground/i18n/format.js';
import {
  ButtonLink,
  DownloadLinks,
  EmptyState,
  Filters,
  Notice,
  PageHeader,
  Table,
  TextField,
} from '#ground/ui/index.js';
import { organizationPath } from '../organization.js';
import { searchOrganizations } from '../search.js';
import { words } from '../words.js';
import { EmptyDirectory } from './empty-directory.js';
import { hrefWith, listQuery, narrowingOf, pageOf } from './query.js';
import { countText, Pages } from './schools-page.js';
import { countSchools } from './count-schools.js';

/** `/districts`: every district with the number of its schools. */
export async function showDistricts(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const query = visit.query(listQuery);
  const page = pageOf(query);
  const found = await searchOrganizations(visit, narrowingOf('district', query), page);
  const counts = await countSchools(
    visit,
    found.organizations.map(({ id }) => id),
  );
  const direction = query.sort === '-name' ? ('descending' as const) : ('ascending' as const);
  return visit.page(
    { title: say('districts.title'), description: say('districts.lead') },
    <>
      <PageHeader
        title={say('districts.title')}
        lead={say('districts.lead')}
        actions={
          <ButtonLink kind="secondary" href="/map">
            {say('schools.onMap')}
          </ButtonLink>
        }
      />
      <Filters action="/districts" label={say('filter.label')} applyLabel={say('filter.apply')}>
        <TextField name="q" label={say('filter.words')} width="m" value={query.q} autocomplete="off" />
        <TextField name="place" label={say('filter.place')} width="s" value={query.place} autocomplete="off" />
      </Filters>
      {found.corrected && (
        <Notice title={say('search.corrected', { words: found.corrected })}>
          {say('search.corrected.text', { typed: query.q ?? '' })}
        </Notice>
      )}
      <Table
        caption={<strong>{countText(visit, found, 'districts')}</strong>}
        label={say('districts.title')}
        columns={[
          {
            key: 'name',
            label: say('district'),
            rowHeading: true,
            sort: { href: hrefWith(visit.url, { sort: direction === 'ascending' ? '-name' : 'name' }), direction },
          },
          { key: 'schools', label: say('districts.schools'), align: 'end' },
          { key: 'affiliated', label: say('districts.affiliated'), align: 'end' },
        ]}
        rows={found.organizations.map((district) => ({
          name: <a href={organizationPath(district)}>{district.name}</a>,
          schools: formatNumber(visit.locale, counts.get(district.id)?.schools ?? 0),
          affiliated: formatNumber(visit.locale, counts.get(district.id)?.affiliated ?? 0),
        }))}
        empty={<NothingFound visit={visit} isNarrowed={Boolean(query.q || query.place)} />}
      />
      <Pages visit={visit} found={found} page={page.page} size={page.size} />
      <DownloadLinks
        label={say('download')}
        downloads={[
          { href: hrefWith(visit.url, {}, '/districts.csv'), label: say('districts.csv') },
          { href: hrefWith(visit.url, {}, '/api/v1/districts'), label: say('schools.json') },
        ]}
      />
    </>,
  );
}

function NothingFound({ visit, isNarrowed }: { visit: Visit; isNarrowed: boolean }) {
  const say = words.in(visit.locale);
  if (!isNarrowed) return <EmptyDirectory visit={visit} />;
  return (
    <EmptyState
      title={say('districts.noMatch')}
      text={say('schools.noMatch.text')}
      action={
        <ButtonLink kind="secondary" href="/districts">
          {say('districts.showAll')}
        </ButtonLink>
      }
    />
  );
}
