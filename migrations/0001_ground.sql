-- The ground: schemas as levels of trust, the signed actor, jobs, files.

create schema commons;
create schema records;
create schema published;
create schema auth;

grant usage on schema commons, published to longtable_visitor, longtable_member;
grant usage on schema records to longtable_member;
grant usage on schema auth to longtable_doorkeeper;
grant usage on schema jobs to longtable_member, longtable_doorkeeper;

-- Functions are for nobody until a migration grants them.
alter default privileges revoke execute on functions from public;

create extension if not exists pg_trgm schema commons;
create extension if not exists unaccent schema commons;

create table auth.actor_key (
  single boolean primary key default true check (single),
  inner_pad bytea not null,
  outer_pad bytea not null
);

-- Who acts in this transaction: null unless the claim carries a signature that only the application can make,
-- names this very connection, and is fresh. Definer's rights, because no login may read the key.
create function commons.actor() returns uuid
language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as $$
declare
  claim text := current_setting('longtable.actor', true);
  proof text := current_setting('longtable.proof', true);
  part text[];
  expected text;
begin
  if coalesce(claim, '') = '' or coalesce(proof, '') = '' then return null; end if;
  select encode(sha256(outer_pad || sha256(inner_pad || convert_to(claim, 'UTF8'))), 'hex') into expected from auth.actor_key;
  if expected is distinct from proof then return null; end if;
  part := string_to_array(claim, ' ');
  if part[2]::integer <> pg_backend_pid() then return null; end if;
  if abs(extract(epoch from now()) - part[3]::bigint) > 600 then return null; end if;
  return part[1]::uuid;
end $$;
grant execute on function commons.actor() to longtable_visitor, longtable_member, longtable_keeper;

-- Work asked for by an action, in the action's own transaction; the worker hands it to the queue.
-- A request names a thing, it never carries its content.
create table jobs.request (
  id uuid primary key default gen_random_uuid(),
  job text not null,
  subject uuid,
  actor uuid,
  asked_at timestamptz not null default now()
);

-- Where long work stands, for the person who waits for it.
create table commons.progress (
  subject uuid primary key,
  state text not null check (state in ('waiting', 'running', 'done', 'failed')),
  done bigint not null default 0,
  total bigint,
  step text,
  failure text,
  updated_at timestamptz not null default now()
);
grant select on commons.progress to longtable_member;

create function jobs.enqueue(job text, subject uuid) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into jobs.request (job, subject, actor) values (job, subject, commons.actor());
  insert into commons.progress (subject, state) select enqueue.subject, 'waiting' where enqueue.subject is not null
    on conflict (subject) do update set state = 'waiting', done = 0, total = null, step = null, failure = null, updated_at = now();
  select pg_notify('job_requested', '');
$$;
grant execute on function jobs.enqueue(text, uuid) to longtable_member, longtable_doorkeeper;

-- Uploaded and made files, in pieces, so that backup, restore and transactions hold for them too.
create table commons.file (
  id uuid primary key,
  name text not null,
  media_type text not null,
  size bigint not null,
  sha256 text not null,
  added_by uuid,
  added_at timestamptz not null default now(),
  public boolean not null default false
);
create table commons.file_piece (
  file_id uuid not null references commons.file on delete cascade,
  number integer not null,
  bytes bytea not null,
  primary key (file_id, number)
);
alter table commons.file_piece alter column bytes set storage external;
alter table commons.file enable row level security;
alter table commons.file_piece enable row level security;
grant select on commons.file, commons.file_piece to longtable_visitor;
grant select, insert on commons.file, commons.file_piece to longtable_member;
create policy "public files are for everyone" on commons.file for select using (public);
create policy "a person sees the files they added" on commons.file for select to longtable_member using (added_by = (select commons.actor()));
create policy "a person adds files in their own name" on commons.file for insert to longtable_member
  with check (added_by = (select commons.actor()) and not public);
create policy "a piece is seen with its file" on commons.file_piece for select
  using (exists (select from commons.file where file.id = file_id));
create policy "a piece is added with its file" on commons.file_piece for insert to longtable_member
  with check (exists (select from commons.file where file.id = file_id and added_by = (select commons.actor())));

-- Pages for the public are cached until something that they show has changed.
create function commons.tell_public_change() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_notify('public_changed', '');
  return null;
end $$;
