-- Files of figures on their way to the public: what was uploaded, how it is read, every cell as its publisher printed it,
-- and what Longtable decided about the cell. For the staff who bring them in, and for nobody else.

create table commons.figure_import (
  id uuid primary key,
  -- The network or the district that the figures are about.
  place_id uuid not null references commons.organization,
  file_id uuid not null references commons.file,
  file_name text not null,
  added_by uuid references commons.person,
  added_at timestamptz not null default now()
);
create index on commons.figure_import (place_id, added_at);

-- What reading the file found: header, samples, and a proposal how to understand it.
create table commons.figure_reading (
  import_id uuid primary key references commons.figure_import on delete cascade,
  reading jsonb not null,
  read_at timestamptz not null default now()
);

-- What a person settled. A later settlement stands beside the earlier one; the last counts.
create table commons.figure_settlement (
  import_id uuid not null references commons.figure_import on delete cascade,
  version integer not null check (version > 0),
  mapping jsonb not null,
  -- Whose figures they are; null until the person has said it.
  source jsonb,
  settled_by uuid references commons.person,
  settled_at timestamptz not null default now(),
  primary key (import_id, version)
);

-- What would be shown, and what is wrong.
create table commons.figure_check (
  import_id uuid primary key references commons.figure_import on delete cascade,
  version integer not null,
  outcome jsonb not null,
  -- The sources in force when it was checked: with others, the decisions may be wrong.
  ledger uuid[] not null,
  checked_at timestamptz not null default now()
);

create table commons.figure_cell (
  import_id uuid not null references commons.figure_import on delete cascade,
  line integer not null,
  column_name text not null,
  -- The row as the file names it; the place is null where the row is left out.
  row_key text not null,
  place_id uuid,
  -- The place whose figures include this row's.
  parent_id uuid,
  measure text not null references commons.measure,
  "group" text not null,
  year text not null,
  value double precision,
  mark text not null check (mark in ('value', 'withheld', 'missing', 'not applicable')),
  decision text not null check (decision in ('shown', 'withheld by its publisher', 'small count', 'complementary', 'no certificate', 'base withheld', 'left out')),
  -- The sums that would give a protected number away if this cell were shown.
  sums text[],
  primary key (import_id, row_key, measure, "group", year)
);
create index on commons.figure_cell (measure, year);

-- Which import stands behind a public source. Its reasons stay here.
create table commons.figure_publication (
  import_id uuid primary key references commons.figure_import,
  source_id uuid not null unique references published.source,
  published_by uuid references commons.person,
  published_at timestamptz not null default now()
);

-- How files with this header were understood before.
create table commons.figure_memory (
  fingerprint text not null,
  publisher text not null,
  mapping jsonb not null,
  remembered_at timestamptz not null default now(),
  primary key (fingerprint, publisher)
);

create function commons.may_import_figures(place uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select commons.may(array['network staff', 'district data steward'], place)
$$;
-- Whether the actor may see what belongs to an import.
create function commons.sees_figure_import(import uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select from commons.figure_import where id = import)
$$;
grant execute on function commons.may_import_figures(uuid), commons.sees_figure_import(uuid) to longtable_member, longtable_keeper;

alter table commons.figure_import enable row level security;
alter table commons.figure_reading enable row level security;
alter table commons.figure_settlement enable row level security;
alter table commons.figure_check enable row level security;
alter table commons.figure_cell enable row level security;
alter table commons.figure_publication enable row level security;
alter table commons.figure_memory enable row level security;
grant select, insert on commons.figure_import, commons.figure_settlement to longtable_member;
grant select on commons.figure_reading, commons.figure_check, commons.figure_cell, commons.figure_publication, commons.figure_memory to longtable_member;

create policy "staff see the imports of their place" on commons.figure_import for select to longtable_member
  using (commons.may_import_figures(place_id));
create policy "staff begin imports of their place in their own name" on commons.figure_import for insert to longtable_member
  with check (commons.may_import_figures(place_id) and added_by = (select commons.actor()));
create policy "a reading is seen with its import" on commons.figure_reading for select to longtable_member
  using (commons.sees_figure_import(import_id));
create policy "a settlement is seen with its import" on commons.figure_settlement for select to longtable_member
  using (commons.sees_figure_import(import_id));
create policy "staff settle in their own name" on commons.figure_settlement for insert to longtable_member
  with check (settled_by = (select commons.actor()) and commons.sees_figure_import(import_id));
create policy "a check is seen with its import" on commons.figure_check for select to longtable_member
  using (commons.sees_figure_import(import_id));
create policy "cells are seen with their import" on commons.figure_cell for select to longtable_member
  using (commons.sees_figure_import(import_id));
create policy "a publication is seen with its import" on commons.figure_publication for select to longtable_member
  using (commons.sees_figure_import(import_id));
create policy "importing staff see how files were understood" on commons.figure_memory for select to longtable_member
  using ((select commons.may_anywhere(array['network staff', 'district data steward'])));
