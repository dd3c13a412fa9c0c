import type { Child } from 'hono/jsx';
import type { Visit } from '#ground/http/visit.js';
import { Filters, SelectField, TextField } from '#ground/ui/index.js';
import { levels, nameDistricts, sectors } from '../organization.js';
import type { Stage } from '../stage.js';
import { words } from '../words.js';
import { hrefWith, type ListQuery } from './query.js';

/** More districts than this do not make a list one would read; their schools are found by name or from the district's page. */
const mostDistricts = 150;

/** The districts to choose from; none where they are too many to choose from. */
export const districtsToChoose = (visit: Visit) => nameDistricts(visit, mostDistricts);

/** The filters of the directory and of the map: a form without script, and what is in force as tags to take off. */
export function SchoolFilters({
  visit,
  query,
  stages,
  districts,
  keep = {},
  children,
}: {
  visit: Visit;
  query: ListQuery;
  stages: Stage[];
  districts: Awaited<ReturnType<typeof nameDistricts>>;
  keep?: Record<string, string>;
  children?: Child;
}) {
  const say = words.in(visit.locale);
  const stageName = (key: string) =>
    key === 'any' ? say('filter.stage.any') : (stages.find((stage) => stage.key === key)?.name ?? key);
  const districtName = (id: string) => districts.find((each) => each.ncesId === id || each.id === id)?.name ?? id;
  const inForce = [
    query.q && (['q', query.q] as const),
    query.place && (['place', query.place] as const),
    query.district && (['district', districtName(query.district)] as const),
    query.level && (['level', say(`level.${query.level}`)] as const),
    query.sector && (['sector', say(`sector.${query.sector}`)] as const),
    query.stage && (['stage', stageName(query.stage)] as const),
    query.closed && (['closed', say('filter.closed')] as const),
  ].filter((each) => !!each);
  return (
    <Filters
      action={visit.url.pathname}
      label={say('filter.label')}
      applyLabel={say('filter.apply')}
      appliedLabel={say('filter.applied')}
      keep={keep}
      applied={inForce.map(([name, label]) => ({
        label,
        removeLabel: say('filter.remove', { label }),
        removeHref: hrefWith(visit.url, { [name]: undefined }),
      }))}
      clear={{ href: visit.url.pathname, label: say('filter.clear') }}
    >
      <TextField name="q" label={say('filter.words')} width="m" value={query.q} autocomplete="off" />
      <TextField name="place" label={say('filter.place')} width="s" value={query.place} autocomplete="off" />
      <details class="more-filters" open={inForce.some(([name]) => name !== 'q' && name !== 'place')}>
        <summary>{say('filter.more')}</summary>
        <div class="more-filters__fields">
          {districts.length > 0 && (
            <SelectField
              name="district"
              label={say('filter.district')}
              value={query.district}
              placeholder={say('filter.district.all')}
              options={districts.map(({ id, ncesId, name }) => ({ value: ncesId ?? id, label: name }))}
            />
          )}
          <SelectField
            name="level"
            label={say('filter.level')}
            width="s"
            value={query.level}
            placeholder={say('filter.level.all')}
            options={levels.map((value) => ({ value, label: say(`level.${value}`) }))}
          />
          <SelectField
            name="stage"
            label={say('filter.stage')}
            width="s"
            value={query.stage}
            placeholder={say('filter.stage.all')}
            options={[
              { value: 'any', label: say('filter.stage.any') },
              ...stages.map(({ key, name }) => ({ value: key, label: name })),
            ]}
          />
          <SelectField
            name="sector"
            label={say('filter.sector')}
            width="s"
            value={query.sector}
            placeholder={say('filter.sector.all')}
            options={sectors.map((value) => ({ value, label: say(`sector.${value}`) }))}
          />
          {children}
        </div>
      </details>
    </Filters>
  );
}
