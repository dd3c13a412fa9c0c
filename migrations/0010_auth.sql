-- Sign-in: accounts, sessions, keys, mail that waits. Only the doorkeeper reaches these tables.
-- An account carries its person's id and no name: names live with the person.

create table auth."user" (
  id uuid primary key references commons.person on delete cascade,
  name text not null default '',
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table auth.session (
  id uuid primary key,
  user_id uuid not null references auth."user" on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index on auth.session (user_id);
create index on auth.session (expires_at);

create table auth.account (
  id uuid primary key,
  user_id uuid not null references auth."user" on delete cascade,
  provider_id text not null,
  account_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index on auth.account (user_id);

-- Short-lived secrets: links (hashed), passkey challenges, the state of single sign-on.
create table auth.verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index on auth.verification (identifier);
create index on auth.verification (expires_at);

create table auth.passkey (
  id uuid primary key,
  user_id uuid not null references auth."user" on delete cascade,
  name text,
  public_key text not null,
  credential_id text not null unique,
  counter bigint not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamptz default now()
);
create index on auth.passkey (user_id);

-- Someone asked for a link. Whether the address is known is looked up by the job that answers, so the page cannot tell.
create table auth.link_request (
  id uuid primary key,
  email text not null,
  locale text not null,
  next text not null,
  asked_at timestamptz not null default now()
);

-- Mail that no mail server took. The body is missing where it would let the reader sign in as someone else.
create table auth.outbox (
  id uuid primary key,
  recipient text not null,
  subject text not null,
  body text,
  created_at timestamptz not null default now()
);
create index on auth.outbox (created_at);

grant select, insert, update on auth."user" to longtable_doorkeeper;
grant select, insert, update, delete on auth.session, auth.account, auth.verification, auth.passkey to longtable_doorkeeper;
grant insert on auth.link_request to longtable_doorkeeper;
grant select, insert on auth.outbox to longtable_doorkeeper;
