-- Student records: who may open them, for what, and the ledger of every opening; then the records themselves.
-- A district owns its records, so `district_id` stands first in every key, and no query joins two districts.

-- What records may be opened for, and by which roles. Holding a role above the district opens nothing: a network is not the school.
create table records.purpose (
  name text primary key,
  roles text[] not null,
  -- 'district': the whole district at once; 'school': one school at a time.
  reach text not null check (reach in ('school', 'district'))
);
insert into records.purpose (name, roles, reach) values
  ('roster', '{district data steward}', 'district'),
  ('results of the district', '{district data steward}', 'district'),
  ('attendance team', '{principal,community school coordinator}', 'school'),
  ('results of the school', '{principal,community school coordinator}', 'school');

-- The access ledger: one row for each time that a person opened records, written before they can see any of them.
-- `school_id` null means the whole district; with `student_id` one child alone was opened.
create table records.opening (
  district_id uuid not null references commons.organization,
  id uuid not null default gen_random_uuid(),
  school_id uuid references commons.organization,
  student_id uuid,
  person_id uuid not null references commons.person,
  purpose text not null references records.purpose,
  opened_at timestamptz not null default now(),
  -- What was opened is open in this transaction and in no other.
  transaction xid8 not null default pg_current_xact_id(),
  primary key (district_id, id),
  check (student_id is null or school_id is not null)
);
create index on records.opening (transaction);
create index on records.opening (district_id, student_id) where student_id is not null;

-- The role a person holds at a school or at its district. A role at the network, at a center or at another place does not count.
create function records.holds(roles text[], district uuid, school uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from commons.holdings() held where held.role = any (roles) and held.place_id in (district, school))
$$;

-- The districts that are open as a whole, and the schools that are open, in this transaction, to this actor.
create function records.open_districts() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct district_id), '{}') from records.opening
  where transaction = pg_current_xact_id_if_assigned() and person_id = commons.actor() and school_id is null
$$;
create function records.open_schools() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct school_id), '{}') from records.opening
  where transaction = pg_current_xact_id_if_assigned() and person_id = commons.actor() and school_id is not null and student_id is null
$$;
create function records.open_students() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct student_id), '{}') from records.opening
  where transaction = pg_current_xact_id_if_assigned() and person_id = commons.actor() and student_id is not null
$$;

grant execute on function records.open_districts(), records.open_schools(), records.open_students()
  to longtable_member;

-- One import of records. It gets its number within its district when it is committed. What it brings begins with its number;
-- what it changes or ends ends with it. Undoing the last one takes its number back out of both columns, and the state before is
-- there again.
create table records.import (
  district_id uuid not null references commons.organization,
  id uuid not null unique,
  number integer check (number > 0),
  source_system text not null,
  -- Nothing for a folder that the command line read from disk.
  file_id uuid references commons.file,
  file_name text not null default '',
  begun_by uuid references commons.person,
  begun_at timestamptz not null default now(),
  -- What the files are and what their columns seem to hold: no values.
  found jsonb,
  -- The same as a person confirmed it, with the schools that its ids mean.
  plan jsonb,
  version integer not null default 0,
  -- What it would do, or did; and what a person must decide before it can.
  outlook jsonb,
  refused text,
  looked_at timestamptz,
  confirmed_by uuid references commons.person,
  confirmed_at timestamptz,
  -- A person said yes to that many ending, or to leaving out what could not be read.
  accepted boolean not null default false,
  committed_at timestamptz,
  undo_asked_at timestamptz,
  undone_by uuid references commons.person,
  undone_at timestamptz,
  primary key (district_id, id),
  unique (district_id, number),
  check ((number is null) = (committed_at is null))
);

-- What stands out in the files of an import. Values are of student records and no less guarded than these.
create table records.import_problem (
  district_id uuid not null,
  import_id uuid not null,
  number integer not null,
  weight text not null check (weight in ('refuses', 'notes')),
  code text not null,
  file text not null,
  line integer,
  column_name text,
  value text,
  hint jsonb not null default '{}',
  primary key (district_id, import_id, number),
  foreign key (district_id, import_id) references records.import (district_id, id)
);

-- Which school of the directory an id of a source system means; remembered for the next import. Without a school: none of ours.
create table records.school_id (
  district_id uuid not null references commons.organization,
  source_system text not null,
  source_id text not null,
  school_id uuid references commons.organization,
  primary key (district_id, source_system, source_id)
);

create table records.student (
  district_id uuid not null references commons.organization,
  id uuid not null,
  began integer not null,
  ended integer check (ended > began),
  source_system text not null,
  source_id text not null,
  local_id text,
  state_id text,
  given_name text,
  middle_name text,
  family_name text,
  preferred_name text,
  birth_date date,
  gender text,
  -- One of the seven exclusive categories of federal reporting.
  race text check (race in ('hispanic', 'american indian', 'asian', 'black', 'pacific islander', 'white', 'two or more')),
  check (given_name is not null or family_name is not null),
  primary key (district_id, id, began),
  foreign key (district_id, began) references records.import (district_id, number),
  foreign key (district_id, ended) references records.import (district_id, number)
);
create unique index one_student on records.student (district_id, source_system, source_id) where ended is null;

-- From the first day to the last, both included; without a last day it goes on. Several may stand for one stay at a school, as
-- exports of classes have them.
create table records.enrolment (
  district_id uuid not null,
  id uuid not null,
  began integer not null,
  ended integer check (ended > began),
  student_id uuid not null,
  school_id uuid not null references commons.organization,
  source_system text not null,
  -- As the source calls it, or else made of student, school and first day.
  source_id text not null,
  first_day date not null,
  last_day date check (last_day >= first_day),
  grade smallint check (grade between -1 and 13),
  entry_code text,
  exit_code text,
  primary key (district_id, id, began),
  foreign key (district_id, began) references records.import (district_id, number),
  foreign key (district_id, ended) references records.import (district_id, number)
);
create unique index one_enrolment on records.enrolment (district_id, source_system, source_id) where ended is null;
create index on records.enrolment (district_id, school_id) where ended is null;
create index on records.enrolment (district_id, student_id) where ended is null;

-- The days on which a school is in session.
create table records.session_day (
  district_id uuid not null,
  school_id uuid not null references commons.organization,
  day date not null,
  began integer not null,
  ended integer check (ended > began),
  primary key (district_id, school_id, day, began),
  foreign key (district_id, began) references records.import (district_id, number),
  foreign key (district_id, ended) references records.import (district_id, number)
);

-- One row for each day that a student was not at school for half of it or more. `part` counts halves: 2 is the whole day.
create table records.absence (
  district_id uuid not null,
  student_id uuid not null,
  day date not null,
  school_id uuid not null,
  began integer not null,
  ended integer check (ended > began),
  part smallint not null default 2 check (part in (1, 2)),
  kind text not null check (kind in ('excused', 'unexcused', 'suspension', 'unknown')),
  primary key (district_id, student_id, day, school_id, began)
);
create index on records.absence (district_id, school_id, day) where ended is null;

create table records.discipline_event (
  district_id uuid not null,
  id uuid not null,
  began integer not null,
  ended integer check (ended > began),
  student_id uuid not null,
  school_id uuid not null references commons.organization,
  -- Empty where the source gives none.
  source_id text not null default '',
  day date not null,
  action text not null check (action in ('in-school suspension', 'out-of-school suspension', 'expulsion', 'other')),
  days numeric(5, 1) check (days >= 0),
  primary key (district_id, id, began),
  foreign key (district_id, began) references records.import (district_id, number),
  foreign key (district_id, ended) references records.import (district_id, number)
);
create index on records.discipline_event (district_id, school_id, day) where ended is null;

-- A status that begins and ends: disability, English learner, income and others. Income known from a meal application has
-- limits of its own in law and is marked.
create table records.program_status (
  district_id uuid not null,
  student_id uuid not null,
  program text not null check (program in ('disability', 'section 504', 'english learner', 'economically disadvantaged', 'homeless', 'foster', 'military-connected', 'migrant')),
  first_day date not null,
  last_day date check (last_day >= first_day),
  from_meal_application boolean not null default false,
  began integer not null,
  ended integer check (ended > began),
  primary key (district_id, student_id, program, first_day, began),
  foreign key (district_id, began) references records.import (district_id, number),
  foreign key (district_id, ended) references records.import (district_id, number)
);

-- Opens the records of a school (or of a district, where the purpose reaches so far) for the rest of this transaction, and
-- writes that down first. Definer's rights: no serving login may write the ledger or read it.
create function records.open(for_purpose text, district uuid, school uuid default null, student uuid default null) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asked records.purpose;
begin
  select * into asked from records.purpose where name = for_purpose;
  if asked is null or commons.actor() is null
    or (asked.reach = 'school') is distinct from (school is not null)
    or (school is not null and not exists (select from commons.organization where id = school and kind = 'school' and parent_id = district))
    or not exists (select from commons.organization where id = district and kind = 'district')
    or not records.holds(asked.roles, district, school)
    or (student is not null and not exists (
      select from records.enrolment e where e.district_id = district and e.student_id = student and e.school_id = school and e.ended is null))
  then
    raise exception 'these records are not open to this person for this purpose' using errcode = 'insufficient_privilege';
  end if;
  insert into records.opening (district_id, school_id, student_id, person_id, purpose)
  values (district, school, student, commons.actor(), for_purpose);
end $$;
grant execute on function records.open(text, uuid, uuid, uuid) to longtable_member;

alter table records.purpose enable row level security;
alter table records.opening enable row level security;
alter table records.import enable row level security;
alter table records.import_problem enable row level security;
alter table records.school_id enable row level security;
alter table records.student enable row level security;
alter table records.enrolment enable row level security;
alter table records.session_day enable row level security;
alter table records.absence enable row level security;
alter table records.discipline_event enable row level security;
alter table records.program_status enable row level security;

-- Members read what they opened. Nobody who serves a request writes here: imports are the keeper's work.
grant select on records.import, records.import_problem, records.school_id, records.student, records.enrolment, records.session_day, records.absence,
  records.discipline_event, records.program_status to longtable_member;

create policy "imports are seen by whoever opened the district" on records.import for select to longtable_member
  using (district_id = any ((select records.open_districts())::uuid[]));
-- A steward begins an import, confirms it and asks for it to be undone; jobs do the rest.
grant insert (district_id, id, source_system, file_id, file_name, begun_by),
  update (confirmed_by, confirmed_at, accepted, undo_asked_at, undone_by) on records.import to longtable_member;
create policy "whoever opened the district begins an import in their own name" on records.import for insert to longtable_member
  with check (begun_by = (select commons.actor()) and district_id = any ((select records.open_districts())::uuid[]));
create policy "whoever opened the district says how an import goes on" on records.import for update to longtable_member
  using (district_id = any ((select records.open_districts())::uuid[]));
create policy "problems of imports are seen with them" on records.import_problem for select to longtable_member
  using (district_id = any ((select records.open_districts())::uuid[]));
create policy "what ids mean is seen with imports" on records.school_id for select to longtable_member
  using (district_id = any ((select records.open_districts())::uuid[]));
create policy "enrolments of what is open" on records.enrolment for select to longtable_member
  using (district_id = any ((select records.open_districts())::uuid[]) or school_id = any ((select records.open_schools())::uuid[])
    or student_id = any ((select records.open_students())::uuid[]));
create policy "students who are or were enrolled where it is open" on records.student for select to longtable_member
  using (district_id = any ((select records.open_districts())::uuid[]) or id = any ((select records.open_students())::uuid[])
    or exists (select from records.enrolment e where e.district_id = student.district_id and e.student_id = student.id
      and e.school_id = any ((select records.open_schools())::uuid[])));
create policy "session days of what is open" on records.session_day for select to longtable_member
  using (district_id = any ((select records.open_districts())::uuid[]) or school_id = any ((select records.open_schools())::uuid[]));
create policy "absences of what is open" on records.absence for select to longtable_member
  using (district_id = any ((select records.open_districts())::uuid[]) or school_id = any ((select records.open_schools())::uuid[])
    or student_id = any ((select records.open_students())::uuid[]));
create policy "discipline of what is open" on records.discipline_event for select to longtable_member
  using (district_id = any ((select records.open_districts())::uuid[]) or school_id = any ((select records.open_schools())::uuid[])
    or student_id = any ((select records.open_students())::uuid[]));
create policy "program status of what is open" on records.program_status for select to longtable_member
  using (district_id = any ((select records.open_districts())::uuid[]) or student_id = any ((select records.open_students())::uuid[])
    or exists (select from records.enrolment e where e.district_id = program_status.district_id and e.student_id = program_status.student_id
      and e.school_id = any ((select records.open_schools())::uuid[])));
