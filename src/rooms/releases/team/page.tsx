import type { Visit } from '#ground/http/visit.js';
import { formatNumber } from '#ground/i18n/format.js';
import {
  Badge,
  Breadcrumbs,
  ChartFrame,
  EmptyState,
  LineChart,
  LinkList,
  PageHeader,
  Section,
  Stack,
  StatRow,
  Table,
  WithheldKey,
  WithheldMark,
} from '#ground/ui/index.js';
import { formatAxis, formatValue, yearLabel, yearName } from '#rooms/results/room.js';
import { placesOf, type PublicPlace } from '../face/content.js';
import { byIndicator, Groups, Value } from '../face/table.js';
import { words } from '../words.js';
import { openSchool, schoolsOf, type TeamSchool, type TeamTable, teamTables } from './queries.js';

/** `/team`: the one school on whose team this person is, or the choice between several. */
export async function showSchools(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const schools = await schoolsOf(visit);
  if (schools.length === 1) return visit.redirect(`/team/${schools[0]!.id}`);
  return visit.page(
    { title: say('team.title'), noIndex: true, width: 'text' },
    schools.length === 0 ? (
      <>
        <PageHeader title={say('team.title')} />
        <EmptyState title={say('team.none')} text={say('team.none-text')} />
      </>
    ) : (
      <>
        <PageHeader title={say('team.title')} lead={say('team.choose')} />
        <LinkList links={schools.map(({ id, name }) => ({ href: `/team/${id}`, label: name }))} />
      </>
    ),
  );
}

/** `/team/:school`: what was released of one school, to its site team or to everybody, beside its district. */
export async function showTeamFigures(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const school = await openSchool(visit);
  const tables = await teamTables(visit, school);
  const places = (await placesOf(visit, tables))
    .map((place) => ({ ...place, name: say(place.id === school.id ? 'team.ours' : 'team.whole') }))
    .toSorted((a, b) => Number(b.id === school.id) - Number(a.id === school.id));
  const several = (await schoolsOf(visit)).length > 1;
  return visit.page(
    {
      title: `${say('team.title')}: ${school.name}`,
      noIndex: true,
      width: 'wide',
      before: several && (
        <Breadcrumbs label={say('breadcrumbs')} links={[{ href: '/team', label: say('team.title') }]} />
      ),
    },
    <Stack gap="l">
      <PageHeader kicker={school.name} title={say('team.title')} lead={say('team.lead')} />
      {tables.length === 0 && <EmptyState title={say('team.empty')} text={say('team.empty-text')} />}
      {tables.some(({ forTeams }) => forTeams) && <p>{say('team.shares', { mark: say('audience.teams') })}</p>}
      {byIndicator(tables).map((years) => (
        <TeamIndicator visit={visit} school={school} tables={years} places={places} />
      ))}
      {tables.some(({ cells }) => cells.some(({ value }) => value === null)) && (
        <WithheldKey text={say('withheld.key')} />
      )}
    </Stack>,
  );
}

interface Shown {
  visit: Visit;
  school: TeamSchool;
  tables: TeamTable[];
  places: PublicPlace[];
}

/** One indicator: the latest number of the school, its years, and the groups of the latest year. */
function TeamIndicator({ visit: { locale }, school, tables, places }: Shown) {
  const say = words.in(locale);
  const latest = tables.at(-1)!;
  const { definition } = latest;
  const label = yearLabel(locale, { ...latest, place: '' });
  const own = cellOf(latest, school.id);
  const listed = new Intl.ListFormat(locale);
  return (
    <Section title={definition.name[locale]} lead={definition.text[locale]} id={definition.key}>
      <Stack gap="l">
        <StatRow
          figures={[
            {
              label: say('team.ours'),
              value:
                own?.value == null ? (
                  <WithheldMark label={say('withheld')} />
                ) : (
                  formatValue(locale, definition.unit, own.value)
                ),
              ...(own?.students != null &&
                definition.unit !== 'count' && { unit: say('of', { students: formatNumber(locale, own.students) }) }),
              comparison: (
                <>
                  {say('team.district')}{' '}
                  <Value locale={locale} table={latest} cell={cellOf(latest, school.districtId)} />
                </>
              ),
              period: label,
              source: (
                <>
                  {say('team.from', {
                    count: latest.releases.length,
                    numbers: listed.format(latest.releases.map(String)),
                  })}{' '}
                  {latest.forTeams && <Badge>{say('audience.teams')}</Badge>}
                </>
              ),
              size: 'large',
            },
          ]}
        />
        {tables.length > 1 && <Trend locale={locale} tables={tables} places={places} />}
        {latest.cells.some(({ group }) => group !== 'all') && (
          <Section title={say('team.groups', { year: label })} level={3} look="plain">
            <Groups locale={locale} table={latest} places={places} />
          </Section>
        )}
      </Stack>
    </Section>
  );
}

/** All students of the school and of the district, year by year; a year that is not over has a star. */
function Trend({ locale, tables, places }: Pick<Shown, 'tables' | 'places'> & { locale: Visit['locale'] }) {
  const say = words.in(locale);
  const { unit, name } = tables[0]!.definition;
  const title = say('team.trend');
  return (
    <ChartFrame
      title={title}
      subtitle={name[locale]}
      level={3}
      chart={
        <LineChart
          description={`${name[locale]}. ${title}`}
          series={places.map((place) => ({
            label: place.name,
            points: tables.map((table) => {
              const cell = cellOf(table, place.id);
              const value = cell?.value ?? null;
              return {
                x: `${yearName(table.year)}${table.running ? '*' : ''}`,
                value,
                withheld: cell !== undefined && value === null,
                ...(value !== null && { text: formatValue(locale, unit, value) }),
              };
            }),
          }))}
          format={(value) => formatAxis(locale, unit, value)}
          words={{ withheld: say('withheld'), missing: say('none') }}
        />
      }
      table={
        <Table
          caption={title}
          label={title}
          hideCaption
          columns={[
            { key: 'year', label: say('column.year'), rowHeading: true },
            ...places.map(({ id, name: place }) => ({ key: id, label: place, align: 'end' as const })),
          ]}
          rows={tables.map((table) => ({
            year: yearLabel(locale, { ...table, place: '' }),
            ...Object.fromEntries(
              places.map(({ id }) => [id, <Value locale={locale} table={table} cell={cellOf(table, id)} />]),
            ),
          }))}
        />
      }
      tableLabel={say('table.years')}
      notes={tables.some(({ running }) => running) && <p>{say('team.running')}</p>}
    />
  );
}

const cellOf = ({ cells }: TeamTable, place: string) =>
  cells.find((cell) => cell.place === place && cell.group === 'all');
