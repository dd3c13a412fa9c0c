-- How a coalition begins: whoever holds the code that was shown on the operator's terminal says what the coalition is
-- called and becomes its first network staff, once.

-- What a place is called in other languages than that of its name, by language.
alter table commons.organization
  add column translated_names jsonb not null default '{}' check (jsonb_typeof(translated_names) = 'object');

-- One row, made when the operator is first shown a code. The code itself comes from the installation's secret and
-- `generation`, so it can be shown again without being kept; what is kept to compare with is its keyed hash.
create table auth.setup (
  single boolean primary key default true check (single),
  generation uuid not null,
  code_hash text not null,
  expires_at timestamptz not null,
  -- What was answered so far, and how often it was saved.
  draft jsonb check (jsonb_typeof(draft) = 'object' and length(draft::text) <= 20000),
  version integer not null default 0,
  completed_at timestamptz,
  completed_by uuid references commons.person,
  check ((completed_at is null) = (completed_by is null))
);

-- Set-up is open until someone is network staff or was invited to be: by the wizard or by the command line.
create function auth.setup_open() returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select not exists (select from auth.setup where completed_at is not null)
    and not exists (select from commons.holding where role = 'network staff')
    and not exists (select from commons.invitation where role = 'network staff')
$$;

create function auth.opens_setup(kept auth.setup, typed_hash text) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(kept.code_hash = typed_hash and kept.expires_at > now() and auth.setup_open(), false)
$$;

-- Definer's rights for these three, because no login that serves requests may read the code's hash or write what they
-- write. Each asks for the code again. They belong to the doorkeeper: neither the visitor's nor the member's login,
-- which run the queries of pages, can call them.

-- Where set-up stands; what was answered so far is for whoever has the code.
create function auth.look_at_setup(typed_hash text) returns table (open boolean, admitted boolean, version integer, draft jsonb)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select auth.setup_open(), coalesce(auth.opens_setup(kept, typed_hash), false),
    case when auth.opens_setup(kept, typed_hash) then kept.version end,
    case when auth.opens_setup(kept, typed_hash) then kept.draft end
  from (values (1)) once left join auth.setup kept on true
$$;

-- Keeps the answers. 'stale': somebody else saved others since `from_version`; the same answers twice are saved once.
create function auth.save_setup(typed_hash text, from_version integer, answers jsonb) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  kept auth.setup;
begin
  select * into kept from auth.setup for update;
  if not auth.opens_setup(kept, typed_hash) then return 'closed'; end if;
  if kept.draft = answers then return 'saved'; end if;
  if kept.version <> from_version then return 'stale'; end if;
  update auth.setup set draft = answers, version = kept.version + 1;
  return 'saved';
end $$;

-- Makes the coalition that was described and its first network staff, and ends the code. The row is locked first, so of
-- two who finish at the same time one does, and the other finds it done. The same person sending the same form again
-- (a double click, a crash before the answer arrived) is told so for an hour; for anyone else the code is dead.
create function auth.complete_setup(typed_hash text, from_version integer, founder uuid, founder_name text, address text, language text)
returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  kept auth.setup;
  network uuid;
begin
  select * into kept from auth.setup for update;
  if kept.completed_by = founder and kept.code_hash = typed_hash and kept.completed_at > now() - interval '1 hour' then
    return 'done';
  end if;
  if not auth.opens_setup(kept, typed_hash) or kept.draft is null then return 'closed'; end if;
  if kept.version <> from_version then return 'stale'; end if;
  if exists (select from auth."user" where email = address) or exists (select from commons.person where id = founder) then
    return 'taken';
  end if;
  insert into commons.organization (id, kind, name, translated_names)
  values (gen_random_uuid(), 'network', kept.draft->>'name', kept.draft->'translatedNames')
  on conflict (kind) where kind = 'network'
    do update set name = excluded.name, translated_names = excluded.translated_names, updated_at = now()
  returning id into network;
  insert into commons.person (id, name, locale) values (founder, founder_name, language);
  insert into auth."user" (id, email) values (founder, address);
  insert into commons.holding (id, person_id, role, place_id, reason) values (gen_random_uuid(), founder, 'network staff', network, 'set-up');
  insert into commons.coalition_settings (id, version, summary, contact_email, languages, time_zone, saved_by)
  select gen_random_uuid(), coalesce(max(version), 0) + 1, kept.draft->'summary', kept.draft->>'contactEmail',
    array(select jsonb_array_elements_text(kept.draft->'languages')), kept.draft->>'timeZone', founder
  from commons.coalition_settings;
  update auth.setup set completed_at = now(), completed_by = founder;
  return 'done';
end $$;

grant execute on function auth.look_at_setup(text), auth.save_setup(text, integer, jsonb),
  auth.complete_setup(text, integer, uuid, text, text, text) to longtable_doorkeeper;
