-- Results: what each indicator says of a school or a district, counted from the records by the job `refresh-results`.

-- The indicators a network adds to the standard ones. What is counted is a small checked expression, never SQL.
create table commons.indicator (
  key text primary key check (key ~ '^[a-z][a-z0-9-]{1,59}$'),
  definition jsonb not null check (definition->>'key' = key),
  added_by uuid not null default commons.actor() references commons.person,
  added_at timestamptz not null default now(),
  -- No longer computed or shown.
  retired_at timestamptz
);
alter table commons.indicator enable row level security;
grant select, insert on commons.indicator to longtable_member;
grant update (retired_at) on commons.indicator to longtable_member;
create policy "indicators are seen by everybody signed in" on commons.indicator for select to longtable_member using (true);
create policy "network staff add indicators" on commons.indicator for insert to longtable_member
  with check (added_by = commons.actor() and commons.may_anywhere('{network staff}'));
create policy "network staff retire indicators" on commons.indicator for update to longtable_member
  using (commons.may_anywhere('{network staff}')) with check (commons.may_anywhere('{network staff}'));

-- A school year runs from July 1 to June 30 and is named by the calendar year in which it begins: 2025 is 2025–26.
create function records.school_year(day date) returns smallint
language sql immutable parallel safe
return (extract(year from day) - (extract(month from day) < 7)::integer)::smallint;

-- What the indicators count: a student's year at a school. Student-level, and for the job alone: no serving login reads it.
create table records.student_year (
  district_id uuid not null references commons.organization,
  year smallint not null,
  school_id uuid not null references commons.organization,
  student_id uuid not null,
  grade smallint,
  -- First day of the latest stay: a student of several schools has the grade of the last one.
  entered date not null,
  enrolled integer not null,
  absent integer not null,
  halves integer not null,
  suspended boolean not null,
  entries integer not null,
  exits integer not null,
  on_count_day boolean not null,
  race text,
  gender text,
  programs text[] not null,
  primary key (district_id, year, school_id, student_id)
);
alter table records.student_year enable row level security;

-- Of which places and years there are results: up to which day of the records, by which import and which definitions they
-- were counted. The place is a school or the district itself.
create table records.result_extent (
  district_id uuid not null references commons.organization,
  place_id uuid not null references commons.organization,
  year smallint not null,
  -- The last day that counts; null where no attendance is recorded.
  as_of date,
  -- The running year counts up to its last recorded day; the years before it are whole.
  running boolean not null,
  -- Number of the latest import that touched this school and year.
  import integer not null,
  definitions text not null,
  computed_at timestamptz not null default now(),
  primary key (district_id, place_id, year)
);

-- What was there when results were last counted: imports in force and definitions. Where that is the same, nothing is to be done.
create table records.result_refresh (
  district_id uuid primary key references commons.organization,
  state text not null,
  refreshed_at timestamptz not null default now()
);

-- One indicator for one group of students of one grade at one place in one year, exactly. `grade` and `subgroup` are 'all' or keys
-- as figures use them. A student counts once in each cell.
create table records.result (
  district_id uuid not null references commons.organization,
  place_id uuid not null references commons.organization,
  year smallint not null,
  indicator text not null,
  grade text not null,
  subgroup text not null,
  -- Students who count here.
  students integer not null check (students > 0),
  numerator double precision not null,
  -- Null for a count, which is a share of nothing.
  denominator double precision,
  -- Sums over students of numerator², numerator × denominator and denominator²: what intervals need.
  numerator_squared double precision not null,
  crossed double precision,
  denominator_squared double precision,
  primary key (district_id, place_id, year, indicator, grade, subgroup)
);

-- The places whose exact results are open in this transaction: the district, or schools.
create function records.open_results() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct coalesce(school_id, district_id)), '{}') from records.opening
  where transaction = pg_current_xact_id_if_assigned() and person_id = commons.actor() and student_id is null
    and purpose in ('results of the district', 'results of the school', 'releases')
$$;
grant execute on function records.open_results() to longtable_member;

alter table records.result_refresh enable row level security;
alter table records.result_extent enable row level security;
alter table records.result enable row level security;
grant select on records.result_refresh, records.result_extent, records.result to longtable_member;
create policy "whether results are up to date, for whoever opened the district's" on records.result_refresh for select to longtable_member
  using (district_id = any ((select records.open_results())::uuid[]));
create policy "extents of results that are open" on records.result_extent for select to longtable_member
  using (place_id = any ((select records.open_results())::uuid[]) or district_id = any ((select records.open_results())::uuid[]));
create policy "results that are open" on records.result for select to longtable_member
  using (place_id = any ((select records.open_results())::uuid[]) or district_id = any ((select records.open_results())::uuid[]));
