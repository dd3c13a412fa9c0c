-- Releases: the one way in which anything about students becomes public. What a steward proposes is frozen, protected and
-- attacked by a job, approved by a second person, and published as a whole. What was released, and what of it the public was
-- given, is kept exactly: every later release is protected beside all of it.

insert into records.purpose (name, roles, reach) values ('releases', '{district data steward}', 'district');

create table records.release_proposal (
  district_id uuid not null references commons.organization,
  id uuid not null unique,
  indicators text[] not null check (cardinality(indicators) > 0),
  -- A school year by the calendar year in which it begins.
  years smallint[] not null check (cardinality(years) > 0),
  breakdowns text[] not null,
  -- The district's schools too, not the district alone.
  schools boolean not null,
  rules text not null,
  licence text not null check (licence <> ''),
  -- The release that this one corrects, and what was wrong with it, for everybody to read.
  corrects uuid,
  reason text not null default '',
  -- The approved proposal that this one repeats with a later day of the running year.
  repeats uuid,
  proposed_by uuid not null references commons.person,
  proposed_at timestamptz not null default now(),
  primary key (district_id, id),
  unique (district_id, id, proposed_by),
  foreign key (district_id, corrects) references records.release_proposal (district_id, id),
  foreign key (district_id, repeats) references records.release_proposal (district_id, id),
  check ((corrects is null) = (reason = ''))
);

-- What the job found: how much would be shown, and whether the attack left everything hidden that must be.
create table records.release_outcome (
  district_id uuid not null,
  proposal_id uuid not null,
  -- The releases and the figures of others that it was protected beside.
  ledger text not null,
  certificate_holds boolean not null,
  shown integer not null,
  withheld integer not null,
  attacked integer not null,
  looked_at timestamptz not null default now(),
  primary key (district_id, proposal_id),
  foreign key (district_id, proposal_id) references records.release_proposal (district_id, id)
);

-- One indicator in one year, with the words that it had then.
create table records.release_table (
  district_id uuid not null,
  proposal_id uuid not null,
  number smallint not null,
  definition jsonb not null,
  year smallint not null,
  as_of date,
  running boolean not null,
  primary key (district_id, proposal_id, number),
  foreign key (district_id, proposal_id) references records.release_outcome (district_id, proposal_id) on delete cascade
);

-- The exact numbers as they were then, what of them the public is given, and why not the rest: never public.
create table records.release_cell (
  district_id uuid not null,
  proposal_id uuid not null,
  number smallint not null,
  place_id uuid not null references commons.organization,
  "group" text not null,
  students integer not null check (students > 0),
  count integer check (count between 0 and students),
  -- Of an average: the value in the indicator's unit.
  average double precision,
  shows_students boolean not null,
  shows_value boolean not null check (shows_students or not shows_value),
  why text,
  primary key (district_id, proposal_id, number, place_id, "group"),
  foreign key (district_id, proposal_id, number) references records.release_table (district_id, proposal_id, number) on delete cascade
);

-- What an outsider could say at most of each number that must stay hidden: between low and high.
create table records.release_finding (
  district_id uuid not null,
  proposal_id uuid not null,
  finding integer not null,
  cell text not null,
  low integer not null,
  -- Null: no limit.
  high integer,
  safe boolean not null,
  primary key (district_id, proposal_id, finding),
  foreign key (district_id, proposal_id) references records.release_outcome (district_id, proposal_id) on delete cascade
);

-- A second person says yes: never who proposed it. With a day in `repeats_until`, the clock releases the same tables each month
-- until then, as long as the attack finds nothing.
create table records.release_approval (
  district_id uuid not null,
  proposal_id uuid not null,
  proposed_by uuid not null,
  approved_by uuid not null references commons.person,
  approved_at timestamptz not null default now(),
  repeats_until date,
  primary key (district_id, proposal_id),
  foreign key (district_id, proposal_id, proposed_by) references records.release_proposal (district_id, id, proposed_by),
  check (approved_by <> proposed_by)
);

-- A proposal that is not to be released, or a standing approval that ends.
create table records.release_end (
  district_id uuid not null,
  proposal_id uuid not null,
  ended_by uuid not null references commons.person,
  ended_at timestamptz not null default now(),
  reason text not null default '',
  primary key (district_id, proposal_id),
  foreign key (district_id, proposal_id) references records.release_proposal (district_id, id)
);

alter table records.release_proposal enable row level security;
alter table records.release_outcome enable row level security;
alter table records.release_table enable row level security;
alter table records.release_cell enable row level security;
alter table records.release_finding enable row level security;
alter table records.release_approval enable row level security;
alter table records.release_end enable row level security;
grant select on records.release_proposal, records.release_outcome, records.release_table, records.release_cell,
  records.release_finding, records.release_approval, records.release_end to longtable_member;
grant insert (district_id, id, indicators, years, breakdowns, schools, rules, licence, corrects, reason, proposed_by)
  on records.release_proposal to longtable_member;
grant insert (district_id, proposal_id, proposed_by, approved_by, repeats_until) on records.release_approval to longtable_member;
grant insert (district_id, proposal_id, ended_by, reason) on records.release_end to longtable_member;

create policy "proposals are seen by whoever opened the district" on records.release_proposal for select to longtable_member
  using (district_id = any ((select records.open_districts())::uuid[]));
create policy "whoever opened the district proposes in their own name" on records.release_proposal for insert to longtable_member
  with check (proposed_by = (select commons.actor()) and district_id = any ((select records.open_districts())::uuid[]));
create policy "outcomes are seen by whoever opened the district" on records.release_outcome for select to longtable_member
  using (district_id = any ((select records.open_districts())::uuid[]));
create policy "tables are seen by whoever opened the district" on records.release_table for select to longtable_member
  using (district_id = any ((select records.open_districts())::uuid[]));
create policy "exact cells are seen by whoever opened the district" on records.release_cell for select to longtable_member
  using (district_id = any ((select records.open_districts())::uuid[]));
create policy "findings are seen by whoever opened the district" on records.release_finding for select to longtable_member
  using (district_id = any ((select records.open_districts())::uuid[]));
create policy "approvals are seen by whoever opened the district" on records.release_approval for select to longtable_member
  using (district_id = any ((select records.open_districts())::uuid[]));
create policy "whoever opened the district approves in their own name what was found safe" on records.release_approval
  for insert to longtable_member with check (approved_by = (select commons.actor()) and district_id = any ((select records.open_districts())::uuid[])
    and exists (select from records.release_outcome o where o.district_id = release_approval.district_id
      and o.proposal_id = release_approval.proposal_id and o.certificate_holds));
create policy "ends are seen by whoever opened the district" on records.release_end for select to longtable_member
  using (district_id = any ((select records.open_districts())::uuid[]));
create policy "whoever opened the district ends in their own name" on records.release_end for insert to longtable_member
  with check (ended_by = (select commons.actor()) and district_id = any ((select records.open_districts())::uuid[]));

-- What everybody may read: frozen. Its id is that of the proposal. Only the keeper's job writes here.
create table published.release (
  id uuid primary key,
  district_id uuid not null references commons.organization,
  number integer not null check (number > 0),
  -- What it was held to, and what the attack found: no reasons, no exact numbers.
  rules jsonb not null,
  licence text not null,
  corrects uuid references published.release,
  reason text not null default '',
  released_at timestamptz not null default now(),
  unique (district_id, number),
  check ((corrects is null) = (reason = ''))
);
create index on published.release (corrects);

create table published.release_table (
  release_id uuid not null references published.release,
  number smallint not null,
  definition jsonb not null,
  year smallint not null,
  as_of date,
  running boolean not null,
  primary key (release_id, number)
);

-- Null: withheld. There is one mark for all that is withheld, and no reason.
create table published.release_cell (
  release_id uuid not null,
  number smallint not null,
  place_id uuid not null references commons.organization,
  "group" text not null,
  students integer,
  count integer,
  value double precision,
  primary key (release_id, number, place_id, "group"),
  foreign key (release_id, number) references published.release_table (release_id, number)
);
create index on published.release_cell (place_id);

alter table published.release enable row level security;
alter table published.release_table enable row level security;
alter table published.release_cell enable row level security;
grant select on published.release, published.release_table, published.release_cell to longtable_visitor, longtable_member;
create policy "releases are public" on published.release for select using (true);
create policy "tables of releases are public" on published.release_table for select using (true);
create policy "cells of releases are public" on published.release_cell for select using (true);
create trigger release_changed after insert or update or delete on published.release
  for each statement execute function commons.tell_public_change();

-- The figures of a release stand beside those of others, each as a measure of its own, under a source that names the release.
alter table commons.measure add column released boolean not null default false;
alter table published.source add column release_id uuid references published.release;
