-- Files of schools and districts on their way into the directory. For network staff alone.

create table commons.directory_import (
  id uuid primary key,
  file_id uuid not null references commons.file,
  file_name text not null,
  uploaded_by uuid references commons.person,
  uploaded_at timestamptz not null default now(),
  -- What reading the file found: how to read it, its columns with sample values, and what it seems to hold.
  head jsonb,
  read_at timestamptz,
  -- What a person said of it: which column is what, whose facts these are and from when.
  plan jsonb,
  planned_by uuid references commons.person,
  planned_at timestamptz,
  -- What would come of it, counted without changing anything.
  outlook jsonb,
  checked_at timestamptz,
  confirmed_by uuid references commons.person,
  confirmed_at timestamptz,
  close_missing boolean not null default false,
  -- What came of it.
  outcome jsonb,
  imported_at timestamptz
);
create index on commons.directory_import (uploaded_at);

create table commons.directory_problem (
  import_id uuid not null references commons.directory_import on delete cascade,
  number integer not null,
  severity text not null check (severity in ('file', 'row', 'warning', 'note')),
  code text not null,
  line integer,
  field text,
  value text,
  detail jsonb,
  primary key (import_id, number)
);

-- How this network read a file with these columns before.
create table commons.directory_mapping (
  fingerprint text primary key,
  columns jsonb not null,
  saved_by uuid references commons.person,
  saved_at timestamptz not null default now()
);

alter table commons.directory_import enable row level security;
alter table commons.directory_problem enable row level security;
alter table commons.directory_mapping enable row level security;
grant select, insert on commons.directory_import to longtable_member;
grant update (plan, planned_by, planned_at, confirmed_by, confirmed_at, close_missing, outlook, checked_at) on commons.directory_import to longtable_member;
grant select on commons.directory_problem to longtable_member;
grant select, insert, update on commons.directory_mapping to longtable_member;
create policy "network staff see imports" on commons.directory_import for select to longtable_member
  using ((select commons.may_anywhere(array['network staff'])));
create policy "network staff begin imports in their own name" on commons.directory_import for insert to longtable_member
  with check ((select commons.may_anywhere(array['network staff'])) and uploaded_by = (select commons.actor()));
create policy "network staff go on with imports" on commons.directory_import for update to longtable_member
  using ((select commons.may_anywhere(array['network staff'])) and imported_at is null);
create policy "network staff see problems" on commons.directory_problem for select to longtable_member
  using ((select commons.may_anywhere(array['network staff'])));
create policy "network staff keep mappings" on commons.directory_mapping for all to longtable_member
  using ((select commons.may_anywhere(array['network staff'])))
  with check ((select commons.may_anywhere(array['network staff'])));
