-- What is public of a story: numbered editions, each frozen with all that its page needs. Only the keeper's jobs write here.

create table published.story (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and slug not in ('drafts', 'feed')),
  place_id uuid not null,
  first_published_at timestamptz not null default now()
);

create table published.story_edition (
  story_id uuid not null references published.story,
  edition integer not null check (edition > 0),
  publication_id uuid not null unique,
  published_at timestamptz not null default now(),
  correction jsonb,
  content jsonb not null,
  primary key (story_id, edition)
);

-- Withdraws every edition up to one; a later edition is public again. The reason is for those who write, not for the public.
create table published.story_withdrawal (
  id uuid primary key,
  story_id uuid not null references published.story,
  up_to_edition integer not null,
  withdrawn_at timestamptz not null default now()
);
create index on published.story (place_id);
create index on published.story_withdrawal (story_id);

alter table published.story enable row level security;
alter table published.story_edition enable row level security;
alter table published.story_withdrawal enable row level security;
grant select on published.story, published.story_edition, published.story_withdrawal to longtable_visitor, longtable_member;
create policy "that a story was published is public" on published.story for select using (true);
create policy "that a story was withdrawn is public" on published.story_withdrawal for select using (true);
create policy "an edition is public until it is withdrawn" on published.story_edition for select using (
  not exists (select from published.story_withdrawal w where w.story_id = story_edition.story_id and w.up_to_edition >= edition));

-- The edition in force of every story that is public.
create view published.story_in_force with (security_invoker) as
  select story.id, slug, place_id, first_published_at, edition, published_at, content
  from published.story
  join lateral (select edition, published_at, content from published.story_edition e where e.story_id = story.id
    order by edition desc limit 1) latest on true
  where not exists (select from published.story_withdrawal w where w.story_id = story.id and w.up_to_edition >= latest.edition);
grant select on published.story_in_force to longtable_visitor, longtable_member;

create trigger story_edition_changed after insert or update or delete on published.story_edition
  for each statement execute function commons.tell_public_change();
create trigger story_withdrawal_changed after insert or update or delete on published.story_withdrawal
  for each statement execute function commons.tell_public_change();
