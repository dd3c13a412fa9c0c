-- Stories: drafts belong to a place and are seen by those who may write for it; what is published is a frozen edition.

-- Who may write and publish for a place. The policies below and the room's own policy ask the same function.
create function commons.may_tell_story(place uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select commons.may(array['community school coordinator', 'principal', 'district data steward', 'network staff'], place)
$$;
grant execute on function commons.may_tell_story(uuid) to longtable_visitor, longtable_member, longtable_keeper;

-- `version` counts every change of the story and of its blocks: what is published is one version. `heading_version` counts
-- changes of the heading alone, so that two people can work on different blocks without being in each other's way.
create table commons.story (
  id uuid primary key,
  place_id uuid not null references commons.organization,
  title jsonb not null,
  summary jsonb not null,
  origin jsonb not null,
  byline text not null,
  version integer not null default 1,
  heading_version integer not null default 1,
  created_by uuid not null references commons.person,
  created_at timestamptz not null default now(),
  updated_by uuid not null references commons.person,
  updated_at timestamptz not null default now()
);
create index on commons.story (place_id);

create table commons.story_block (
  id uuid primary key,
  story_id uuid not null references commons.story on delete cascade,
  position integer not null,
  kind text not null check (kind in ('text', 'number', 'chart', 'table', 'quote', 'picture', 'steps')),
  content jsonb not null,
  version integer not null default 1,
  unique (story_id, position) deferrable initially deferred
);

-- A picture is kept in two widths; who confirmed that no child is shown against a guardian's will stands beside it.
create table commons.story_picture (
  id uuid primary key,
  story_id uuid not null references commons.story on delete cascade,
  small_file_id uuid not null references commons.file,
  large_file_id uuid not null references commons.file,
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  consent_by uuid not null references commons.person,
  consent_at timestamptz not null default now()
);
create index on commons.story_picture (story_id);
create index on commons.story_picture (small_file_id);
create index on commons.story_picture (large_file_id);

-- Asking for an edition and asking for a withdrawal are rows, so that who, when and why stay known.
-- One version can be asked for once: pressing the button twice gives one edition.
create table commons.story_publication (
  id uuid primary key,
  story_id uuid not null references commons.story,
  version integer not null,
  correction jsonb,
  asked_by uuid not null references commons.person,
  asked_at timestamptz not null default now(),
  unique (story_id, version)
);

create table commons.story_withdrawal (
  id uuid primary key,
  story_id uuid not null references commons.story,
  reason text not null check (reason <> ''),
  asked_by uuid not null references commons.person,
  asked_at timestamptz not null default now()
);
create index on commons.story_withdrawal (story_id);

alter table commons.story enable row level security;
alter table commons.story_block enable row level security;
alter table commons.story_picture enable row level security;
alter table commons.story_publication enable row level security;
alter table commons.story_withdrawal enable row level security;

-- The visitor gets nothing here: no grant at all.
grant select, insert, delete on commons.story, commons.story_block to longtable_member;
grant update (title, summary, origin, byline, version, heading_version, updated_by, updated_at) on commons.story to longtable_member;
grant update (content, position, version) on commons.story_block to longtable_member;
grant select, insert on commons.story_picture, commons.story_publication, commons.story_withdrawal to longtable_member;

create policy "who may write for a place sees its drafts" on commons.story for select to longtable_member
  using (commons.may_tell_story(place_id));
create policy "who may write for a place begins a draft in their own name" on commons.story for insert to longtable_member
  with check (commons.may_tell_story(place_id) and created_by = (select commons.actor()) and updated_by = (select commons.actor()));
create policy "who may write for a place changes its drafts in their own name" on commons.story for update to longtable_member
  using (commons.may_tell_story(place_id)) with check (updated_by = (select commons.actor()));
create policy "a draft that was never sent to be published can be deleted" on commons.story for delete to longtable_member
  using (commons.may_tell_story(place_id) and not exists (select from commons.story_publication asked where asked.story_id = story.id));
create policy "a block goes with its story" on commons.story_block for all to longtable_member
  using (exists (select from commons.story where story.id = story_id))
  with check (exists (select from commons.story where story.id = story_id));
create policy "a picture is seen with its story" on commons.story_picture for select to longtable_member
  using (exists (select from commons.story where story.id = story_id));
create policy "a picture is added with one's own consent statement" on commons.story_picture for insert to longtable_member
  with check (consent_by = (select commons.actor()) and exists (select from commons.story where story.id = story_id));
create policy "a publication is seen with its story" on commons.story_publication for select to longtable_member
  using (exists (select from commons.story where story.id = story_id));
create policy "a publication is asked for in one's own name" on commons.story_publication for insert to longtable_member
  with check (asked_by = (select commons.actor()) and exists (select from commons.story where story.id = story_id));
create policy "a withdrawal is seen with its story" on commons.story_withdrawal for select to longtable_member
  using (exists (select from commons.story where story.id = story_id));
create policy "a withdrawal is asked for in one's own name" on commons.story_withdrawal for insert to longtable_member
  with check (asked_by = (select commons.actor()) and exists (select from commons.story where story.id = story_id));

-- Whoever may see a draft may see its pictures, also those that a colleague added. A picture counts only with files that its own
-- adder added, so that naming somebody else's file opens nothing.
create policy "a draft's pictures are seen with the draft" on commons.file for select to longtable_member
  using (exists (select from commons.story_picture where (small_file_id = file.id or large_file_id = file.id) and consent_by = added_by));
