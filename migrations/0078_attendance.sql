-- Monday's page: what a school's attendance team promised about a student, and with whom it spoke. Rows are added, never changed:
-- a promise that goes on otherwise is a new one in the place of the old.

create table records.promise (
  district_id uuid not null references commons.organization,
  id uuid not null,
  school_id uuid not null references commons.organization,
  student_id uuid not null,
  step text not null check (step in ('call home', 'visit home', 'talk with the student', 'meet with the family', 'ask a partner', 'plan transport', 'other')),
  note text not null default '' check (length(note) <= 500),
  owner_id uuid not null references commons.person,
  due_on date not null,
  -- The promise whose place this one takes.
  replaces uuid,
  made_by uuid not null references commons.person,
  made_at timestamptz not null default now(),
  primary key (district_id, id),
  unique (district_id, school_id, student_id, id),
  unique (district_id, replaces),
  -- One about the same student at the same school.
  foreign key (district_id, school_id, student_id, replaces) references records.promise (district_id, school_id, student_id, id)
);
create index on records.promise (district_id, school_id, student_id);

-- How it came out.
create table records.promise_end (
  district_id uuid not null,
  promise_id uuid not null,
  school_id uuid not null references commons.organization,
  outcome text not null check (outcome in ('kept', 'dropped')),
  note text not null default '' check (length(note) <= 500),
  ended_by uuid not null references commons.person,
  ended_at timestamptz not null default now(),
  primary key (district_id, promise_id),
  foreign key (district_id, promise_id) references records.promise (district_id, id)
);

create table records.contact (
  district_id uuid not null references commons.organization,
  id uuid not null,
  school_id uuid not null references commons.organization,
  student_id uuid not null,
  day date not null,
  manner text not null check (manner in ('call', 'message', 'visit', 'meeting', 'letter')),
  outcome text not null check (outcome in ('reached', 'left word', 'no answer')),
  note text not null default '' check (length(note) <= 500),
  made_by uuid not null references commons.person,
  made_at timestamptz not null default now(),
  primary key (district_id, id)
);
create index on records.contact (district_id, school_id, student_id, day);

-- The schools that are open to the attendance team, or of which one student is: no other purpose opens what the team wrote.
create function records.open_to_attendance(school uuid, student uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from records.opening
    where transaction = pg_current_xact_id_if_assigned() and person_id = commons.actor() and purpose = 'attendance team'
      and school_id = school and (student_id is null or student_id = student))
$$;
grant execute on function records.open_to_attendance(uuid, uuid) to longtable_member;

-- Whether a student is or was enrolled at a school, so that nobody writes about a child of another; for its team alone.
create function records.is_of_school(district uuid, school uuid, student uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from records.enrolment e where e.district_id = district and e.school_id = school and e.student_id = student and e.ended is null)
    and records.holds((select roles from records.purpose where name = 'attendance team'), district, school)
$$;
grant execute on function records.is_of_school(uuid, uuid, uuid) to longtable_member;

-- Who is on the attendance team of a school that is open to it: those who may open it.
create function records.attendance_team(district uuid, school uuid) returns table (id uuid, name text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct p.id, p.name from commons.holding h join commons.person p on p.id = h.person_id
  where h.place_id in (district, school) and commons.in_force(h.starts_on, h.ends_on)
    and h.role = any (select unnest(roles) from records.purpose where name = 'attendance team')
    and exists (select from records.opening where transaction = pg_current_xact_id_if_assigned() and person_id = commons.actor()
      and purpose = 'attendance team' and district_id = district and school_id = school)
  order by p.name, p.id
$$;
grant execute on function records.attendance_team(uuid, uuid) to longtable_member;

alter table records.promise enable row level security;
alter table records.promise_end enable row level security;
alter table records.contact enable row level security;
grant select, insert on records.promise, records.promise_end, records.contact to longtable_member;

create policy "promises are seen by the attendance team of the school" on records.promise for select to longtable_member
  using (records.open_to_attendance(school_id, student_id));
create policy "the attendance team promises in its own name, about students of its school, for somebody of the team" on records.promise
  for insert to longtable_member with check (made_by = (select commons.actor()) and records.open_to_attendance(school_id, student_id)
    and records.is_of_school(district_id, school_id, student_id)
    and owner_id in (select id from records.attendance_team(district_id, school_id)));
create policy "ends of promises are seen with them" on records.promise_end for select to longtable_member
  using (exists (select from records.promise p where p.district_id = promise_end.district_id and p.id = promise_id));
create policy "the attendance team ends a promise in its own name" on records.promise_end for insert to longtable_member
  with check (ended_by = (select commons.actor())
    and exists (select from records.promise p where p.district_id = promise_end.district_id and p.id = promise_id and p.school_id = promise_end.school_id));
create policy "contacts are seen by the attendance team of the school" on records.contact for select to longtable_member
  using (records.open_to_attendance(school_id, student_id));
create policy "the attendance team writes contacts down in its own name, about students of its school" on records.contact
  for insert to longtable_member with check (made_by = (select commons.actor()) and records.open_to_attendance(school_id, student_id)
    and records.is_of_school(district_id, school_id, student_id));

-- Pages of a school's team ask which year a day is of.
grant execute on function records.school_year(date) to longtable_member;

-- The calendar tells of nobody: whoever opened one student of a school sees its school days too.
create function records.open_calendars() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct school_id), '{}') from records.opening
  where transaction = pg_current_xact_id_if_assigned() and person_id = commons.actor() and school_id is not null
$$;
grant execute on function records.open_calendars() to longtable_member;
create policy "school days where one student is open" on records.session_day for select to longtable_member
  using (school_id = any ((select records.open_calendars())::uuid[]));

-- The students of the schools that are open, found once for a query and not anew for each row of it.
create function records.students_of_open_schools() returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select e.student_id from records.opening o
  join records.enrolment e on e.district_id = o.district_id and e.school_id = o.school_id and e.ended is null
  where o.transaction = pg_current_xact_id_if_assigned() and o.person_id = commons.actor() and o.student_id is null
$$;
grant execute on function records.students_of_open_schools() to longtable_member;
alter policy "students who are or were enrolled where it is open" on records.student
  using (district_id = any ((select records.open_districts())::uuid[]) or id = any ((select records.open_students())::uuid[])
    or id in (select records.students_of_open_schools()));
alter policy "program status of what is open" on records.program_status
  using (district_id = any ((select records.open_districts())::uuid[]) or student_id = any ((select records.open_students())::uuid[])
    or student_id in (select records.students_of_open_schools()));

-- The last day up to today on which a school recorded an absence: tells of nobody, and is the same whether the school is open or one student.
create function records.last_recorded_day(district uuid, school uuid) returns date
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select max(day) from records.absence
  where district_id = district and school_id = school and ended is null and day <= current_date
    and (commons.actor() is null or school = any (records.open_calendars()))
$$;
grant execute on function records.last_recorded_day(uuid, uuid) to longtable_member;
