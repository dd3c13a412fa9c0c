import type { Visit } from '#ground/http/visit.js';
import {
  Badge,
  ButtonLink,
  Cluster,
  DownloadLinks,
  EmptyState,
  Filters,
  PageHeader,
  Pagination,
  SelectField,
  Stack,
  Table,
  TextField,
} from '#ground/ui/index.js';
import { roleName } from '../role-name.js';
import { roles } from '../roles.js';
import { words } from '../words.js';
import type { ListedPerson, PeopleWish } from './queries.js';

export const perPage = 50;

type Wish = PeopleWish & { page: number };

/** The people of the coalition, to search, narrow and take away. */
export function listPage(
  visit: Visit,
  wish: Wish,
  { people, total }: { people: ListedPerson[]; total: number },
): Promise<Response> {
  const say = words.in(visit.locale);
  return visit.page(
    { title: say('people.title'), noIndex: true },
    <>
      <PageHeader
        title={say('people.title')}
        lead={wish.withoutRole ? say('people.lead') : say('people.leadOwn')}
        actions={<Actions visit={visit} inviting={wish.withoutRole} />}
      />
      <Stack>
        <Narrow visit={visit} wish={wish} />
        <Table
          stacks
          caption={say('people.count', { count: total })}
          label={say('people.title')}
          columns={[
            { key: 'name', label: say('people.name'), rowHeading: true },
            { key: 'roles', label: say('people.roles') },
          ]}
          rows={people.map((person) => rowOf(visit, person))}
          empty={
            <EmptyState
              title={say('people.none')}
              text={say('people.noneText')}
              action={<a href="/people">{say('people.all')}</a>}
            />
          }
        />
        <Pages visit={visit} wish={wish} shown={people.length} total={total} />
        <DownloadLinks
          label={say('people.download')}
          downloads={[{ href: `/people.csv?${queryOf(wish)}`, label: say('people.csv') }]}
        />
      </Stack>
    </>,
  );
}

function Actions({ visit, inviting }: { visit: Visit; inviting: boolean }) {
  const say = words.in(visit.locale);
  return (
    <Cluster>
      {inviting && <ButtonLink href="/people/invitations/new">{say('invitation.new')}</ButtonLink>}
      <ButtonLink href="/people/new" kind="secondary">
        {say('person.new')}
      </ButtonLink>
      {inviting && <a href="/people/invitations">{say('invitation.list')}</a>}
    </Cluster>
  );
}

function Narrow({ visit, wish }: { visit: Visit; wish: Wish }) {
  const say = words.in(visit.locale);
  return (
    <Filters action="/people" label={say('people.narrow')} applyLabel={say('people.apply')}>
      <TextField name="q" label={say('people.name')} value={wish.q} width="m" />
      <SelectField
        name="role"
        label={say('people.role')}
        value={wish.role}
        placeholder={say('people.anyRole')}
        options={roles.map((role) => ({ value: role, label: roleName(visit.locale, role) }))}
      />
      <TextField name="place" label={say('people.place')} value={wish.place} width="m" />
    </Filters>
  );
}

function rowOf(visit: Visit, { id, name, fictional, roles: held }: ListedPerson) {
  const say = words.in(visit.locale);
  return {
    name: (
      <Cluster>
        <a href={`/people/${id}`}>{name}</a>
        {fictional && <Badge>{say('people.madeUp')}</Badge>}
      </Cluster>
    ),
    roles:
      held.length === 0
        ? say('people.noRole')
        : held.map(({ role, place }) => <div>{say('role.at', { role: roleName(visit.locale, role), place })}</div>),
  };
}

function Pages({ visit, wish, shown, total }: { visit: Visit; wish: Wish; shown: number; total: number }) {
  const say = words.in(visit.locale);
  if (total <= perPage) return <></>;
  const from = (wish.page - 1) * perPage;
  const to = (page: number) => `/people?${queryOf({ ...wish, page })}`;
  return (
    <Pagination
      label={say('people.pages')}
      position={say('people.position', { from: from + 1, to: from + shown, total })}
      {...(wish.page > 1 ? { previous: { href: to(wish.page - 1), label: say('people.previous') } } : {})}
      {...(from + shown < total ? { next: { href: to(wish.page + 1), label: say('people.next') } } : {})}
    />
  );
}

const queryOf = ({ q, role, place, page }: Wish) =>
  new URLSearchParams(
    Object.entries({ q, role, place, page: page > 1 ? String(page) : '' }).filter(([, value]) => value !== ''),
  ).toString();
