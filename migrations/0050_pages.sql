-- The coalition's own pages, what it says of itself, and what people write to it.

-- What the coalition says of itself. The newest row counts; the older ones are the history.
create table commons.coalition_settings (
  id uuid primary key,
  version integer not null unique check (version > 0),
  summary jsonb not null check (jsonb_typeof(summary) = 'object'),
  contact_email text check (contact_email like '%_@_%' and length(contact_email) <= 254),
  -- The languages in which the coalition itself writes; pages of the platform speak all of theirs.
  languages text[] not null check (cardinality(languages) > 0 and languages <@ array['en', 'es']),
  time_zone text not null,
  saved_by uuid references commons.person,
  saved_at timestamptz not null default now()
);
alter table commons.coalition_settings enable row level security;
grant select (id, version, summary, contact_email, languages, time_zone) on commons.coalition_settings to longtable_visitor;
grant select, insert on commons.coalition_settings to longtable_member;
create policy "what the coalition says of itself is public" on commons.coalition_settings for select using (true);
create policy "network staff say it in their own name" on commons.coalition_settings for insert to longtable_member
  with check (saved_by = (select commons.actor()) and (select commons.may_anywhere(array['network staff'])));

-- A page as it was saved once. The newest edition of a page is shown; saving and restoring add one.
-- `version` counts from 1 without gaps, so that of two people who began from the same edition only one can save.
create table commons.page_edition (
  id uuid primary key,
  page text not null check (page in ('home', 'about', 'join', 'principles', 'privacy', 'accessibility', 'contact')),
  version integer not null check (version > 0),
  title jsonb not null check (jsonb_typeof(title) = 'object'),
  body jsonb not null check (jsonb_typeof(body) = 'object' and length(body::text) <= 200000),
  restored_version integer,
  saved_by uuid references commons.person,
  saved_at timestamptz not null default now(),
  unique (page, version)
);
alter table commons.page_edition enable row level security;
-- Not who saved it: that is for staff.
grant select (id, page, version, title, body, saved_at) on commons.page_edition to longtable_visitor;
grant select, insert on commons.page_edition to longtable_member;
create policy "editions are public, as they were when they were shown" on commons.page_edition for select using (true);
create policy "network staff save pages in their own name" on commons.page_edition for insert to longtable_member
  with check (saved_by = (select commons.actor()) and (select commons.may_anywhere(array['network staff'])));

-- What people write to the coalition through its contact page.
create table commons.message (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  email text check (length(email) <= 254),
  body text not null check (length(body) between 1 and 5000),
  locale text not null,
  sent_at timestamptz not null default now(),
  -- When it went out by mail to the coalition's address.
  mailed_at timestamptz
);
create index on commons.message (sent_at);
alter table commons.message enable row level security;
-- Anyone may write, and nobody but network staff may read: not even the writer, who may share a computer.
grant insert (id, name, email, body, locale) on commons.message to longtable_visitor, longtable_member;
grant select on commons.message to longtable_member;
create policy "anyone writes" on commons.message for insert with check (true);
create policy "network staff read" on commons.message for select to longtable_member
  using ((select commons.may_anywhere(array['network staff'])));

create table commons.message_answer (
  message_id uuid primary key references commons.message,
  answered_by uuid not null references commons.person,
  answered_at timestamptz not null default now()
);
alter table commons.message_answer enable row level security;
grant select, insert on commons.message_answer to longtable_member;
create policy "network staff see what is answered" on commons.message_answer for select to longtable_member
  using ((select commons.may_anywhere(array['network staff'])));
create policy "network staff say in their own name that it is answered" on commons.message_answer for insert to longtable_member
  with check (answered_by = (select commons.actor()) and (select commons.may_anywhere(array['network staff'])));

-- A visitor may not ask for jobs; a message asks for its own. Definer's rights for that one thing.
create function commons.post_message() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform jobs.enqueue('mail-contact-message', new.id);
  return null;
end $$;
create trigger message_posted after insert on commons.message for each row execute function commons.post_message();

create trigger settings_changed after insert or update or delete on commons.coalition_settings
  for each statement execute function commons.tell_public_change();
create trigger edition_changed after insert or update or delete on commons.page_edition
  for each statement execute function commons.tell_public_change();
