-- How people come in and how roles end.

-- A role that has ended says who ended it and why. A role given by mistake may end before its first day was over.
alter table commons.holding
  add column ended_by uuid references commons.person,
  add column ended_at timestamptz,
  add column end_reason text,
  drop constraint holding_check,
  add constraint "a role ends after it starts" check (ends_on >= starts_on - 1);
grant update (ended_by, ended_at, end_reason) on commons.holding to longtable_member;

create table commons.invitation (
  id uuid primary key,
  person_id uuid not null references commons.person on delete cascade,
  email text not null check (email = lower(email) and email like '%_@_%'),
  role text not null,
  place_id uuid not null references commons.organization,
  locale text not null default 'en',
  invited_by uuid references commons.person,
  invited_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '30 days',
  accepted_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid references commons.person,
  check (accepted_at is null or revoked_at is null)
);
create index on commons.invitation (email);
create index on commons.invitation (person_id);

-- A code printed on a letter. Its hash is keyed with the installation's secret, and no request's login may read it.
create table commons.sign_in_code (
  id uuid primary key,
  person_id uuid not null references commons.person on delete cascade,
  hash text not null unique,
  made_by uuid not null references commons.person,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid references commons.person
);
create index on commons.sign_in_code (person_id);

create function commons.in_force(starts_on date, ends_on date) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select starts_on <= current_date and (ends_on is null or ends_on >= current_date)
$$;
grant execute on function commons.in_force(date, date) to longtable_visitor, longtable_member, longtable_keeper;

-- Roles of people who sign in with a printed code. Whoever holds any other role signs in by proof of their own.
create function commons.is_family_role(role text) returns boolean
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select role in ('family member', 'student', 'resident')
$$;
grant execute on function commons.is_family_role(text) to longtable_visitor, longtable_member, longtable_keeper;

create function commons.holds_family_roles_only(person uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(bool_and(commons.is_family_role(role)), false)
  from commons.holding where person_id = person and (ends_on is null or ends_on >= current_date)
$$;

-- Whoever reads a code can sign in with it: so staff make codes for families and students of their own place, never for one another.
create function commons.may_make_code(person uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select commons.holds_family_roles_only(person) and exists (
    select from commons.holding
    where person_id = person and commons.in_force(starts_on, ends_on)
      and commons.may(array['network staff', 'district data steward', 'principal', 'community school coordinator'], place_id)
  )
$$;

-- The person who signs in with this address, for network staff who invite.
create function commons.person_with_email(address text) returns uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select id from auth."user" where email = address and commons.may_anywhere(array['network staff'])
$$;
grant execute on function commons.may_make_code(uuid), commons.person_with_email(text) to longtable_member;

alter table commons.invitation enable row level security;
alter table commons.sign_in_code enable row level security;
grant select, insert on commons.invitation to longtable_member;
grant update (revoked_at, revoked_by, expires_at) on commons.invitation to longtable_member;
grant select (id, person_id, made_by, made_at, expires_at, ended_at, ended_by) on commons.sign_in_code to longtable_member;
grant insert (id, person_id, hash, made_by, expires_at), update (ended_at, ended_by) on commons.sign_in_code to longtable_member;
-- Not `fictional`: made-up people are made by the demonstration alone, because anyone may sign in as one of them.
grant insert (id, name, locale) on commons.person to longtable_member;

create policy "network staff see invitations" on commons.invitation for select to longtable_member
  using ((select commons.may_anywhere(array['network staff'])));
create policy "network staff invite in their own name" on commons.invitation for insert to longtable_member
  with check ((select commons.may_anywhere(array['network staff'])) and invited_by = (select commons.actor()));
create policy "network staff renew and revoke invitations" on commons.invitation for update to longtable_member
  using ((select commons.may_anywhere(array['network staff'])))
  with check (revoked_by is null or revoked_by = (select commons.actor()));

create policy "staff see codes of the people they make them for" on commons.sign_in_code for select to longtable_member
  using (commons.may_make_code(person_id));
create policy "staff make codes in their own name" on commons.sign_in_code for insert to longtable_member
  with check (made_by = (select commons.actor()) and commons.may_make_code(person_id));
create policy "staff end codes" on commons.sign_in_code for update to longtable_member
  using (commons.may_make_code(person_id)) with check (ended_by = (select commons.actor()));

create policy "staff add people" on commons.person for insert to longtable_member
  with check ((select commons.may_anywhere(array['network staff', 'district data steward', 'principal', 'community school coordinator'])));
create policy "who runs a school's work sees its roles" on commons.holding for select to longtable_member
  using (commons.may(array['community school coordinator'], place_id));
create policy "staff give family roles at their place" on commons.holding for insert to longtable_member
  with check (given_by = (select commons.actor()) and commons.is_family_role(role)
    and commons.may(array['district data steward', 'principal', 'community school coordinator'], place_id));
create policy "staff end family roles at their place" on commons.holding for update to longtable_member
  using (commons.is_family_role(role) and commons.may(array['district data steward', 'principal', 'community school coordinator'], place_id));

-- Someone must be able to give roles: the last network staff cannot be ended.
create function commons.keep_network_staff() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if old.role = 'network staff' and new.ends_on is not null then
    perform pg_advisory_xact_lock(7160907);
    if not exists (select from commons.holding where role = 'network staff' and starts_on <= current_date and ends_on is null) then
      raise exception 'the last network staff' using errcode = 'LT001';
    end if;
  end if;
  return new;
end $$;
create trigger keep_network_staff after update of ends_on on commons.holding
  for each row execute function commons.keep_network_staff();

-- What sign-in may know of people, and no more.

create function auth.invitations_for(address text)
returns table (person_id uuid, person_name text, role text, place_name text, invited_by text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select i.person_id, p.name, i.role, o.name, inviter.name
  from commons.invitation i
  join commons.person p on p.id = i.person_id
  join commons.organization o on o.id = i.place_id
  left join commons.person inviter on inviter.id = i.invited_by
  where i.email = address and i.accepted_at is null and i.revoked_at is null and i.expires_at > now()
  order by i.invited_at
$$;

-- Turns the invitations to a person's verified address into roles. The role keeps the invitation's id.
create function auth.accept_invitations(person uuid) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with accepted as (
    update commons.invitation i set accepted_at = now()
    from auth."user" u
    where u.id = person and u.email_verified and u.email = i.email
      and i.accepted_at is null and i.revoked_at is null and i.expires_at > now()
    returning i.id, i.role, i.place_id, i.invited_by
  )
  insert into commons.holding (id, person_id, role, place_id, given_by)
  select id, person, role, place_id, invited_by from accepted
  on conflict do nothing
$$;

-- A code lets in whom it was made for, as long as that person holds no role beyond family, student or resident.
create function auth.person_with_code(code_hash text) returns uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select person_id from commons.sign_in_code
  where hash = code_hash and ended_at is null and expires_at > now() and commons.holds_family_roles_only(person_id)
$$;

create function auth.made_up_people() returns table (person_id uuid, name text, role text, place_name text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.id, p.name, h.role, o.name
  from commons.person p
  join commons.holding h on h.person_id = p.id and commons.in_force(h.starts_on, h.ends_on)
  join commons.organization o on o.id = h.place_id
  where p.fictional
$$;

grant execute on function auth.invitations_for(text), auth.accept_invitations(uuid), auth.person_with_code(text), auth.made_up_people()
  to longtable_doorkeeper;
grant execute on function auth.invitations_for(text) to longtable_keeper;
