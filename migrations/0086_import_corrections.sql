-- What a data steward said of the files of a source system: what they and their columns hold, what codes mean, and which school
-- an id is. Each import of that system takes it before it guesses. No import writes over what a person said.

create table records.file_reading (
  district_id uuid not null references commons.organization,
  source_system text not null,
  -- The name of the file in lower case, without folders and without the numbers that change from one export to the next.
  file_key text not null check (length(file_key) <= 300),
  -- Nothing where the file is left out.
  kind text,
  -- Of every column, in order: its header, which of the columns with this header it is, and its field or null.
  columns jsonb not null default '[]',
  said_by uuid references commons.person,
  said_at timestamptz not null default now(),
  primary key (district_id, source_system, file_key)
);

create table records.code_meaning (
  district_id uuid not null references commons.organization,
  source_system text not null,
  -- What it is a code of: attendance, discipline, program, gender and others.
  topic text not null,
  code text not null check (length(code) <= 80),
  meaning text not null,
  said_by uuid references commons.person,
  said_at timestamptz not null default now(),
  primary key (district_id, source_system, topic, code)
);

-- Without a day, the import found the school by itself.
alter table records.school_id add said_by uuid references commons.person, add said_at timestamptz;

-- The codes and the schools' ids that its files hold, how often, and what they were taken for.
alter table records.import add seen jsonb;

alter table records.file_reading enable row level security;
alter table records.code_meaning enable row level security;

-- What it is said of never changes: a row cannot be moved to another district.
grant select, insert, update (kind, columns, said_by, said_at), delete on records.file_reading to longtable_member;
grant select, insert, update (meaning, said_by, said_at), delete on records.code_meaning to longtable_member;
grant insert, update (school_id, said_by, said_at), delete on records.school_id to longtable_member;
-- What was said is a reason to look at an import again.
grant update (version, looked_at) on records.import to longtable_member;

create policy "how files are read is seen with imports" on records.file_reading for select to longtable_member
  using (district_id = any ((select records.open_districts())::uuid[]));
create policy "whoever opened the district says how its files are read" on records.file_reading for insert to longtable_member
  with check (district_id = any ((select records.open_districts())::uuid[]) and said_by = (select commons.actor()));
create policy "whoever opened the district says otherwise how its files are read" on records.file_reading for update to longtable_member
  using (district_id = any ((select records.open_districts())::uuid[])) with check (said_by = (select commons.actor()));
create policy "whoever opened the district takes back how its files are read" on records.file_reading for delete to longtable_member
  using (district_id = any ((select records.open_districts())::uuid[]));

create policy "what codes mean is seen with imports" on records.code_meaning for select to longtable_member
  using (district_id = any ((select records.open_districts())::uuid[]));
create policy "whoever opened the district says what its codes mean" on records.code_meaning for insert to longtable_member
  with check (district_id = any ((select records.open_districts())::uuid[]) and said_by = (select commons.actor()));
create policy "whoever opened the district says otherwise what its codes mean" on records.code_meaning for update to longtable_member
  using (district_id = any ((select records.open_districts())::uuid[])) with check (said_by = (select commons.actor()));
create policy "whoever opened the district takes back what its codes mean" on records.code_meaning for delete to longtable_member
  using (district_id = any ((select records.open_districts())::uuid[]));

-- An id means a school of the same district, or none.
create policy "whoever opened the district says which school an id is" on records.school_id for insert to longtable_member
  with check (district_id = any ((select records.open_districts())::uuid[]) and said_by = (select commons.actor()) and said_at is not null
    and (school_id is null or exists (select from commons.organization o where o.id = school_id and o.kind = 'school' and o.parent_id = district_id)));
create policy "whoever opened the district says otherwise which school an id is" on records.school_id for update to longtable_member
  using (district_id = any ((select records.open_districts())::uuid[]))
  with check (said_by = (select commons.actor()) and said_at is not null
    and (school_id is null or exists (select from commons.organization o where o.id = school_id and o.kind = 'school' and o.parent_id = district_id)));
create policy "whoever opened the district takes back which school an id is" on records.school_id for delete to longtable_member
  using (district_id = any ((select records.open_districts())::uuid[]) and said_at is not null);
