-- A key with which a program asks the API in a person's name, with that person's roles. Shown once, kept as a hash.
create table auth.api_key (
  id uuid primary key,
  user_id uuid not null references auth."user" on delete cascade,
  name text not null check (name <> '' and length(name) <= 100),
  hash text not null unique,
  -- Otherwise it only reads.
  may_change boolean not null,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  -- The day alone: enough to tell which keys nobody needs.
  used_on date,
  check (expires_at > made_at and expires_at <= made_at + interval '366 days')
);
create index on auth.api_key (user_id);
grant select, insert, update, delete on auth.api_key to longtable_doorkeeper;
