-- Frameworks of principles as versioned data: those that the field shares, and a coalition's own.

create table commons.framework (
  id uuid primary key,
  key text not null unique check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(key) <= 80),
  -- Brought by the installation: changed by its migrations alone. Otherwise it is the coalition's own.
  standard boolean not null default false,
  position smallint not null default 100,
  added_by uuid references commons.person,
  added_at timestamptz not null default now()
);

-- What a framework says, from this version on; the newest version counts. `origin` names who wrote the principles.
create table commons.framework_version (
  id uuid primary key,
  framework_id uuid not null references commons.framework,
  version integer not null check (version > 0),
  name jsonb not null check (jsonb_typeof(name) = 'object'),
  origin jsonb not null check (jsonb_typeof(origin) = 'object'),
  summary jsonb not null check (jsonb_typeof(summary) = 'object'),
  saved_by uuid references commons.person,
  saved_at timestamptz not null default now(),
  unique (framework_id, version)
);

-- `part` is the heading under which some frameworks gather their principles.
create table commons.principle (
  framework_version_id uuid not null references commons.framework_version,
  position smallint not null check (position > 0),
  part jsonb check (jsonb_typeof(part) = 'object'),
  title jsonb not null check (jsonb_typeof(title) = 'object'),
  body jsonb not null check (jsonb_typeof(body) = 'object'),
  primary key (framework_version_id, position)
);

-- The coalition shows a framework from a moment to a moment.
create table commons.framework_showing (
  id uuid primary key,
  framework_id uuid not null references commons.framework,
  began_at timestamptz not null default now(),
  began_by uuid references commons.person,
  ended_at timestamptz,
  ended_by uuid references commons.person,
  check ((ended_at is null) = (ended_by is null))
);
create unique index shown_once on commons.framework_showing (framework_id) where ended_at is null;

alter table commons.framework enable row level security;
alter table commons.framework_version enable row level security;
alter table commons.principle enable row level security;
alter table commons.framework_showing enable row level security;

-- Who wrote and chose is for members to see, what was written and chosen for everyone.
grant select (id, key, standard, position) on commons.framework to longtable_visitor;
grant select (id, framework_id, version, name, origin, summary, saved_at) on commons.framework_version to longtable_visitor;
grant select on commons.principle to longtable_visitor;
grant select (id, framework_id, began_at, ended_at) on commons.framework_showing to longtable_visitor;
grant select on commons.framework, commons.framework_version, commons.principle, commons.framework_showing to longtable_member;
grant insert (id, key, added_by) on commons.framework to longtable_member;
grant insert (id, framework_id, version, name, origin, summary, saved_by) on commons.framework_version to longtable_member;
grant insert on commons.principle to longtable_member;
grant insert (id, framework_id, began_by), update (ended_at, ended_by) on commons.framework_showing to longtable_member;

create policy "frameworks are public" on commons.framework for select using (true);
create policy "versions are public" on commons.framework_version for select using (true);
create policy "principles are public" on commons.principle for select using (true);
create policy "what is shown is public" on commons.framework_showing for select using (true);

create policy "network staff add frameworks of their own" on commons.framework for insert to longtable_member
  with check (not standard and added_by = (select commons.actor()) and (select commons.may_anywhere(array['network staff'])));
create policy "network staff write versions of their own frameworks" on commons.framework_version for insert to longtable_member
  with check (saved_by = (select commons.actor()) and (select commons.may_anywhere(array['network staff']))
    and exists (select from commons.framework f where f.id = framework_id and not f.standard));
-- Only into a version that was begun in this same transaction: what is saved stays as it was.
create policy "network staff write the principles of a version they are saving" on commons.principle for insert to longtable_member
  with check ((select commons.may_anywhere(array['network staff'])) and exists (
    select from commons.framework_version v join commons.framework f on f.id = v.framework_id
    where v.id = framework_version_id and not f.standard and v.saved_by = (select commons.actor()) and v.saved_at = now()));
create policy "network staff choose what is shown" on commons.framework_showing for insert to longtable_member
  with check (began_by = (select commons.actor()) and (select commons.may_anywhere(array['network staff'])));
create policy "network staff end what is shown" on commons.framework_showing for update to longtable_member
  using (ended_at is null and (select commons.may_anywhere(array['network staff'])))
  with check (ended_by = (select commons.actor()));

create trigger framework_changed after insert or update or delete on commons.framework_version
  for each statement execute function commons.tell_public_change();
create trigger principle_changed after insert or update or delete on commons.principle
  for each statement execute function commons.tell_public_change();
create trigger showing_changed after insert or update or delete on commons.framework_showing
  for each statement execute function commons.tell_public_change();
