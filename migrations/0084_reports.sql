-- Authorised reports: exact figures for one named recipient, under a legal basis, until a day. Somebody asks, a data steward
-- who is somebody else approves, a job freezes the figures, and the recipient opens them by a link and a code, both from the
-- same mailbox. Rows say who did what and when; none is changed after it was written.

insert into records.purpose (name, roles, reach) values
  ('reports of the district', '{district data steward}', 'district'),
  ('reports of the school', '{principal,community school coordinator}', 'school');

create table records.report (
  district_id uuid not null references commons.organization,
  id uuid not null unique,
  -- The school that asks; without one, the district.
  school_id uuid references commons.organization,
  purpose text not null check (purpose <> ''),
  -- A key of the room's list of legal bases, and what on paper it rests on: the agreement, the order, the consents.
  basis text not null check (basis <> ''),
  agreement text not null check (agreement <> ''),
  recipient_name text not null check (recipient_name <> ''),
  recipient_organization text not null check (recipient_organization <> ''),
  recipient_email text not null check (recipient_email ~ '^[^@\s]+@[^@\s]+$'),
  recipient_locale text not null,
  indicators text[] not null check (cardinality(indicators) > 0),
  -- A school year by the calendar year in which it begins.
  years smallint[] not null check (cardinality(years) > 0),
  places uuid[] not null check (cardinality(places) > 0),
  breakdowns text[] not null,
  -- From this moment on it opens no more.
  expires_at timestamptz not null,
  -- How many codes may be used up.
  openings smallint not null check (openings between 1 and 50),
  asked_by uuid not null references commons.person,
  asked_at timestamptz not null default now(),
  primary key (district_id, id),
  unique (district_id, id, asked_by),
  check (expires_at > asked_at and expires_at <= asked_at + interval '368 days'),
  check (school_id is null or places = array[school_id])
);

-- A second person says yes: never who asked.
create table records.report_approval (
  district_id uuid not null,
  report_id uuid not null,
  asked_by uuid not null,
  approved_by uuid not null references commons.person,
  approved_at timestamptz not null default now(),
  primary key (district_id, report_id),
  foreign key (district_id, report_id, asked_by) references records.report (district_id, id, asked_by),
  check (approved_by <> asked_by)
);

-- Refused before it was approved, or withdrawn at any time.
create table records.report_end (
  district_id uuid not null,
  report_id uuid not null,
  ended_by uuid not null references commons.person,
  ended_at timestamptz not null default now(),
  reason text not null check (reason <> ''),
  primary key (district_id, report_id),
  foreign key (district_id, report_id) references records.report (district_id, id)
);

-- Frozen: from here on it says the same whatever becomes of the records. The link is known by its hash alone.
create table records.report_issue (
  district_id uuid not null,
  report_id uuid not null,
  number integer not null check (number > 0),
  issued_at timestamptz not null default now(),
  link_hash text unique,
  link_sent_at timestamptz,
  primary key (district_id, report_id),
  unique (district_id, number),
  foreign key (district_id, report_id) references records.report_approval (district_id, report_id),
  check ((link_hash is null) = (link_sent_at is null))
);

-- The indicators with the words that they had then, in the order in which they are shown.
create table records.report_indicator (
  district_id uuid not null,
  report_id uuid not null,
  number smallint not null,
  definition jsonb not null,
  primary key (district_id, report_id, number),
  foreign key (district_id, report_id) references records.report_issue (district_id, report_id)
);

create table records.report_figure (
  district_id uuid not null,
  report_id uuid not null,
  indicator text not null,
  year smallint not null,
  place_id uuid not null references commons.organization,
  place_name text not null,
  "group" text not null,
  as_of date,
  running boolean not null,
  students integer not null check (students > 0),
  numerator double precision not null,
  denominator double precision,
  primary key (district_id, report_id, indicator, year, place_id, "group"),
  foreign key (district_id, report_id) references records.report_issue (district_id, report_id)
);

-- A code is asked for, made and mailed by a job, and lets in until it expires whoever has the link as well.
create table records.report_code (
  district_id uuid not null,
  report_id uuid not null,
  id uuid not null unique default gen_random_uuid(),
  asked_at timestamptz not null default now(),
  code_hash text,
  expires_at timestamptz,
  entered_at timestamptz,
  primary key (district_id, report_id, id),
  foreign key (district_id, report_id) references records.report_issue (district_id, report_id),
  check ((code_hash is null) = (expires_at is null) and (entered_at is null or code_hash is not null))
);

-- Everything that was done at the recipient's door, and every copy that staff took.
create table records.report_access (
  district_id uuid not null,
  report_id uuid not null,
  id uuid not null default gen_random_uuid(),
  act text not null check (act in ('code asked', 'wrong code', 'entered', 'viewed', 'downloaded', 'exported')),
  at timestamptz not null default now(),
  primary key (district_id, report_id, id),
  foreign key (district_id, report_id) references records.report_issue (district_id, report_id)
);

alter table records.report enable row level security;
alter table records.report_approval enable row level security;
alter table records.report_end enable row level security;
alter table records.report_issue enable row level security;
alter table records.report_indicator enable row level security;
alter table records.report_figure enable row level security;
alter table records.report_code enable row level security;
alter table records.report_access enable row level security;
grant select on records.report, records.report_approval, records.report_end, records.report_indicator, records.report_figure,
  records.report_access to longtable_member;
grant select (district_id, report_id, number, issued_at, link_sent_at) on records.report_issue to longtable_member;
grant insert (district_id, id, school_id, purpose, basis, agreement, recipient_name, recipient_organization, recipient_email, recipient_locale,
  indicators, years, places, breakdowns, expires_at, openings, asked_by) on records.report to longtable_member;
grant insert (district_id, report_id, asked_by, approved_by) on records.report_approval to longtable_member;
grant insert (district_id, report_id, ended_by, reason) on records.report_end to longtable_member;

create policy "reports are seen by whoever opened the district, or the school that asked" on records.report for select to longtable_member
  using (district_id = any ((select records.open_districts())::uuid[]) or school_id = any ((select records.open_schools())::uuid[]));
create policy "whoever opened the district asks in their own name" on records.report for insert to longtable_member
  with check (asked_by = (select commons.actor()) and school_id is null and district_id = any ((select records.open_districts())::uuid[]));
create policy "whoever opened a school asks in their own name, for that school" on records.report for insert to longtable_member
  with check (asked_by = (select commons.actor()) and school_id = any ((select records.open_schools())::uuid[])
    and district_id = (select parent_id from commons.organization where id = school_id));

create policy "approvals are seen with their reports" on records.report_approval for select to longtable_member
  using (exists (select from records.report r where r.district_id = report_approval.district_id and r.id = report_id));
create policy "whoever opened the district approves in their own name what is still asked for" on records.report_approval
  for insert to longtable_member with check (approved_by = (select commons.actor()) and district_id = any ((select records.open_districts())::uuid[])
    and exists (select from records.report r where r.district_id = report_approval.district_id and r.id = report_id and r.expires_at > now())
    and not exists (select from records.report_end e where e.district_id = report_approval.district_id and e.report_id = report_approval.report_id));

create policy "ends are seen with their reports" on records.report_end for select to longtable_member
  using (exists (select from records.report r where r.district_id = report_end.district_id and r.id = report_id));
create policy "whoever opened the district, or asked, ends in their own name" on records.report_end for insert to longtable_member
  with check (ended_by = (select commons.actor()) and exists (select from records.report r where r.district_id = report_end.district_id
    and r.id = report_id and (r.district_id = any ((select records.open_districts())::uuid[]) or r.asked_by = (select commons.actor()))));

create policy "issues are seen with their reports" on records.report_issue for select to longtable_member
  using (exists (select from records.report r where r.district_id = report_issue.district_id and r.id = report_id));
create policy "indicators are seen with their reports" on records.report_indicator for select to longtable_member
  using (exists (select from records.report r where r.district_id = report_indicator.district_id and r.id = report_id));
create policy "figures are seen with their reports" on records.report_figure for select to longtable_member
  using (exists (select from records.report r where r.district_id = report_figure.district_id and r.id = report_id));
create policy "accesses are seen with their reports" on records.report_access for select to longtable_member
  using (exists (select from records.report r where r.district_id = report_access.district_id and r.id = report_id));

-- Why a report opens no more for whoever has its link; null while it does. A code that was used up to come in lets in to its end.
create function records.report_over(report records.report, code text) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
  select case
    when exists (select from records.report_end e where e.district_id = report.district_id and e.report_id = report.id) then 'withdrawn'
    when now() >= report.expires_at then 'expired'
    when (select count(*) filter (where c.entered_at is not null) >= report.openings
        and not coalesce(bool_or(c.entered_at is not null and c.code_hash = code and c.expires_at > now()), false)
      from records.report_code c where c.district_id = report.district_id and c.report_id = report.id) then 'used up'
  end
$$;

-- The recipient's door, part one: asks for a code to be mailed to the address that the report is for. Gives 'asked', 'wait' after three
-- in a quarter of an hour, or why the report opens no more; null where there is no such link. Definer's rights: a visitor has no
-- right of any kind on records.
create function commons.ask_report_code(link text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  issue records.report_issue;
  asked records.report;
  over text;
  code uuid;
begin
  select * into issue from records.report_issue where link_hash = link for update;
  if not found then return null; end if;
  select * into asked from records.report where district_id = issue.district_id and id = issue.report_id;
  over := records.report_over(asked, '');
  if over is not null then return over; end if;
  if (select count(*) >= 3 from records.report_code c
      where c.district_id = asked.district_id and c.report_id = asked.id and c.asked_at > now() - interval '15 minutes') then
    return 'wait';
  end if;
  insert into records.report_code (district_id, report_id) values (asked.district_id, asked.id) returning id into code;
  insert into records.report_access (district_id, report_id, act) values (asked.district_id, asked.id, 'code asked');
  perform jobs.enqueue('send-report-code', code);
  return 'asked';
end $$;

-- The recipient's door, part two, and the only way from outside to the figures of a report: link and code are both looked at, and what
-- is done is written down in the same transaction, before anything is given. `act` is 'enter' (a code is used up; no figures yet),
-- 'view' or 'download'. Gives {"state": …}: 'open' with the report, 'locked' without the right code, or why it opens no more;
-- null where there is no such link. Both secrets come as hashes of many random bits, so that neither time nor tries help to guess
-- one; the row lock lets two who come at once use up two openings, not one.
create function commons.read_report(link text, code text, act text) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  issue records.report_issue;
  asked records.report;
  entry records.report_code;
  over text;
begin
  if act is null or act not in ('enter', 'view', 'download') then raise exception 'no such act' using errcode = 'invalid_parameter_value'; end if;
  select * into issue from records.report_issue where link_hash = link for update;
  if not found then return null; end if;
  select * into asked from records.report where district_id = issue.district_id and id = issue.report_id;
  over := records.report_over(asked, code);
  if over is not null then return jsonb_build_object('state', over); end if;
  select * into entry from records.report_code c
    where c.district_id = asked.district_id and c.report_id = asked.id and c.code_hash = code and c.expires_at > now();
  if not found or (act <> 'enter' and entry.entered_at is null) then
    if act = 'enter' then
      insert into records.report_access (district_id, report_id, act) values (asked.district_id, asked.id, 'wrong code');
    end if;
    return jsonb_build_object('state', 'locked');
  end if;
  if act <> 'enter' or entry.entered_at is null then
    insert into records.report_access (district_id, report_id, act)
      values (asked.district_id, asked.id, case act when 'enter' then 'entered' when 'view' then 'viewed' else 'downloaded' end);
  end if;
  update records.report_code set entered_at = now() where id = entry.id and entered_at is null;
  if act = 'enter' then return jsonb_build_object('state', 'open'); end if;
  return jsonb_build_object('state', 'open',
    'report', jsonb_build_object('district', (select name from commons.organization where id = asked.district_id), 'number', issue.number,
      'issuedAt', issue.issued_at, 'expiresAt', asked.expires_at, 'purpose', asked.purpose, 'basis', asked.basis, 'agreement', asked.agreement,
      'recipient', asked.recipient_name, 'organization', asked.recipient_organization),
    'indicators', coalesce((select jsonb_agg(i.definition order by i.number) from records.report_indicator i
      where i.district_id = asked.district_id and i.report_id = asked.id), '[]'),
    'figures', coalesce((select jsonb_agg(jsonb_build_object('indicator', f.indicator, 'year', f.year, 'place', f.place_id, 'placeName', f.place_name,
        'group', f."group", 'asOf', f.as_of, 'running', f.running, 'students', f.students, 'numerator', f.numerator, 'denominator', f.denominator))
      from records.report_figure f where f.district_id = asked.district_id and f.report_id = asked.id), '[]'));
end $$;
grant execute on function commons.ask_report_code(text), commons.read_report(text, text, text) to longtable_visitor, longtable_member;
