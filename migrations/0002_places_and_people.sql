-- Organizations are the places of the house; people hold roles at them for a time.

create table commons.organization (
  id uuid primary key,
  kind text not null check (kind in ('network', 'center', 'district', 'school', 'partner')),
  parent_id uuid references commons.organization,
  name text not null check (name <> ''),
  street text,
  city text,
  state text,
  zip text,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  website text,
  phone text,
  sector text check (sector in ('public', 'private')),
  level text check (level in ('elementary', 'middle', 'high', 'other')),
  grade_low smallint check (grade_low between -1 and 13),
  grade_high smallint check (grade_high between -1 and 13),
  opened_on date,
  closed_on date,
  source text,
  as_of date,
  updated_at timestamptz not null default now(),
  search text generated always as (lower(name || ' ' || coalesce(city, '') || ' ' || coalesce(zip, ''))) stored,
  check (kind <> 'network' or parent_id is null)
);
create unique index one_network on commons.organization (kind) where kind = 'network';
create index on commons.organization (parent_id);
create index on commons.organization (kind, name);
create index organization_search on commons.organization using gin (search commons.gin_trgm_ops);

-- The same place as other systems number it: 'nces' (7 digits an agency, 12 a school), a state's own, a SIS's.
create table commons.external_id (
  organization_id uuid not null references commons.organization on delete cascade,
  system text not null,
  value text not null,
  primary key (system, value)
);
create index on commons.external_id (organization_id);

create table commons.person (
  id uuid primary key,
  name text not null check (name <> ''),
  locale text not null default 'en',
  fictional boolean not null default false,
  added_at timestamptz not null default now()
);

-- A role is held at a place from a day to a day; holding it at a district covers its schools, at the network every place.
create table commons.holding (
  id uuid primary key,
  person_id uuid not null references commons.person on delete cascade,
  role text not null,
  place_id uuid not null references commons.organization,
  starts_on date not null default current_date,
  ends_on date check (ends_on >= starts_on),
  given_by uuid references commons.person,
  given_at timestamptz not null default now(),
  reason text
);
create index on commons.holding (person_id);
create unique index on commons.holding (person_id, role, place_id) where ends_on is null;

-- The actor's holdings in force today. Definer's rights: policies on other tables ask it about rows the actor may not list.
create function commons.holdings() returns table (role text, place_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select role, place_id from commons.holding
  where person_id = commons.actor() and starts_on <= current_date and (ends_on is null or ends_on >= current_date)
$$;

-- Whether the actor holds one of these roles at this place or at a place above it.
create function commons.may(roles text[], place uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with recursive above as (
    select id, parent_id from commons.organization where id = place
    union all
    select up.id, up.parent_id from commons.organization up join above on up.id = above.parent_id
  )
  select exists (
    select from commons.holdings() held
    where held.role = any (roles)
      and (held.place_id in (select id from above) or held.place_id = (select id from commons.organization where kind = 'network'))
  )
$$;

-- Whether the actor holds one of these roles anywhere.
create function commons.may_anywhere(roles text[]) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from commons.holdings() where role = any (roles))
$$;

grant execute on function commons.holdings(), commons.may(text[], uuid), commons.may_anywhere(text[])
  to longtable_visitor, longtable_member, longtable_keeper;

-- Pages show rows as the member login sees them; what is written beside the actor's name is checked here again.
alter table commons.organization enable row level security;
alter table commons.external_id enable row level security;
alter table commons.person enable row level security;
alter table commons.holding enable row level security;

grant select on commons.organization, commons.external_id to longtable_visitor, longtable_member;
grant insert, update on commons.organization, commons.external_id to longtable_member;
grant select, insert on commons.holding to longtable_member;
grant update (ends_on) on commons.holding to longtable_member;
grant select on commons.person to longtable_member;
grant update (name, locale) on commons.person to longtable_member;

create policy "the directory is public" on commons.organization for select using (true);
create policy "ids are public" on commons.external_id for select using (true);
create policy "network staff keep the directory" on commons.organization for all to longtable_member
  using ((select commons.may_anywhere(array['network staff'])))
  with check ((select commons.may_anywhere(array['network staff'])));
create policy "network staff keep the ids" on commons.external_id for all to longtable_member
  using ((select commons.may_anywhere(array['network staff'])))
  with check ((select commons.may_anywhere(array['network staff'])));

create policy "a person sees themself" on commons.person for select to longtable_member using (id = (select commons.actor()));
create policy "a person changes themself" on commons.person for update to longtable_member using (id = (select commons.actor()));
create policy "staff see people" on commons.person for select to longtable_member
  using ((select commons.may_anywhere(array['network staff', 'district data steward', 'principal', 'community school coordinator'])));
create policy "a person sees their own roles" on commons.holding for select to longtable_member
  using (person_id = (select commons.actor()));
create policy "who answers for a place sees its roles" on commons.holding for select to longtable_member
  using (commons.may(array['network staff', 'district data steward', 'principal'], place_id));
create policy "network staff give roles" on commons.holding for insert to longtable_member
  with check (given_by = (select commons.actor()) and commons.may(array['network staff'], place_id));
create policy "network staff end roles" on commons.holding for update to longtable_member
  using (commons.may(array['network staff'], place_id));

create trigger organization_changed after insert or update or delete on commons.organization
  for each statement execute function commons.tell_public_change();
