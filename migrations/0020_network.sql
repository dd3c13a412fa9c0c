-- The directory as the public searches it, the stages of affiliation, and the outlines of districts.

-- Words as people type them: without case, accents and signs, so that "Mary's" and "marys" meet. Immutable, because the
-- dictionary is named and part of this schema; generated columns need that.
create function commons.plain(words text) returns text
language sql immutable strict parallel safe set search_path = pg_catalog, pg_temp as $$
  select trim(regexp_replace(replace(lower(commons.unaccent('commons.unaccent'::regdictionary, words)), '''', ''), '[^[:alnum:]]+', ' ', 'g'))
$$;
grant execute on function commons.plain(text) to longtable_visitor, longtable_member, longtable_keeper;

-- Searching by words and their nearest spellings takes the place of one trigram index over everything, in which a common
-- word such as "elementary" made every search slow.
drop index commons.organization_search;
alter table commons.organization drop column search;
alter table commons.organization
  add column plain_name text not null generated always as (commons.plain(name)) stored,
  add column words tsvector not null generated always as
    (to_tsvector('simple'::regconfig, commons.plain(name || ' ' || coalesce(city, '') || ' ' || coalesce(zip, '')))) stored,
  -- Place on the square of the Mercator projection, 0 to 1 from the north-west.
  add column map_x double precision generated always as ((longitude + 180) / 360) stored,
  add column map_y double precision generated always as
    (0.5 - ln(tan(pi() / 4 + radians(greatest(least(latitude, 85), -85)) / 2)) / (2 * pi())) stored;
create index organization_words on commons.organization using gin (words);
create index organization_by_name on commons.organization (kind, plain_name, id);
create index organization_by_city on commons.organization (commons.plain(city));
create index organization_by_zip on commons.organization (left(zip, 5));
create index organization_on_map on commons.organization using gist (point(map_x, map_y)) where kind = 'school';

-- Every word of the directory once, to find the nearest spelling of a word that nobody has.
create table commons.directory_word (word text primary key);
create index directory_word_spelling on commons.directory_word using gin (word commons.gin_trgm_ops);
alter table commons.directory_word enable row level security;
grant select on commons.directory_word to longtable_visitor, longtable_member;
grant insert on commons.directory_word to longtable_member;
create policy "words of the directory are public" on commons.directory_word for select using (true);
create policy "network staff add words by naming places" on commons.directory_word for insert to longtable_member
  with check ((select commons.may_anywhere(array['network staff'])));

create function commons.keep_directory_words() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  insert into commons.directory_word
    select distinct word from arrived, unnest(tsvector_to_array(arrived.words)) word where length(word) > 2
    on conflict do nothing;
  return null;
end $$;
grant execute on function commons.keep_directory_words() to longtable_member, longtable_keeper;
create trigger words_of_new after insert on commons.organization referencing new table as arrived
  for each statement execute function commons.keep_directory_words();
create trigger words_of_changed after update on commons.organization referencing new table as arrived
  for each statement execute function commons.keep_directory_words();
insert into commons.directory_word
  select distinct word from commons.organization, unnest(tsvector_to_array(words)) word where length(word) > 2;

-- Stages of a school's way into the coalition. A network may rename them: what counts is the position.
create table commons.stage (
  key text primary key check (key ~ '^[a-z-]+$'),
  position smallint not null unique,
  name_en text not null,
  name_es text not null,
  meaning_en text not null,
  meaning_es text not null
);
insert into commons.stage (key, position, name_en, name_es, meaning_en, meaning_es) values
  ('exploring', 1, 'Exploring', 'Explorando', 'The school is learning what a community school is and who would take part.', 'La escuela está conociendo qué es una escuela comunitaria y quién participaría.'),
  ('emerging', 2, 'Emerging', 'Iniciando', 'A team, a coordinator and first partners are at work.', 'Un equipo, un coordinador y los primeros aliados ya trabajan.'),
  ('maturing', 3, 'Maturing', 'Avanzando', 'Partners, families and staff plan and decide together.', 'Aliados, familias y personal planean y deciden juntos.'),
  ('excelling', 4, 'Excelling', 'Ejemplar', 'The school lasts, shows results and helps others begin.', 'La escuela perdura, muestra resultados y ayuda a otras a empezar.');
alter table commons.stage enable row level security;
grant select on commons.stage to longtable_visitor, longtable_member;
grant update (name_en, name_es, meaning_en, meaning_es) on commons.stage to longtable_member;
create policy "stages are public" on commons.stage for select using (true);
create policy "network staff rename stages" on commons.stage for update to longtable_member
  using ((select commons.may_anywhere(array['network staff'])));

-- A school stands at a stage from a day to a day. Changing the stage ends one row and begins another.
create table commons.affiliation (
  id uuid primary key,
  organization_id uuid not null references commons.organization,
  stage text not null references commons.stage,
  since date not null,
  until date check (until >= since),
  fictional boolean not null default false
);
create unique index one_stage_at_a_time on commons.affiliation (organization_id) where until is null;
create index on commons.affiliation (organization_id, since);
create index on commons.affiliation (stage) where until is null;
alter table commons.affiliation enable row level security;
grant select on commons.affiliation to longtable_visitor, longtable_member;
grant insert, update (until) on commons.affiliation to longtable_member;
create policy "stages of schools and their dates are public" on commons.affiliation for select using (true);
create policy "network staff set stages" on commons.affiliation for insert to longtable_member
  with check (commons.may(array['network staff'], organization_id) and not fictional);
create policy "network staff end stages" on commons.affiliation for update to longtable_member
  using (commons.may(array['network staff'], organization_id));

-- Who began or ended a stage, and why: kept apart, because it is for staff alone.
create table commons.affiliation_reason (
  affiliation_id uuid not null references commons.affiliation on delete cascade,
  change text not null check (change in ('began', 'ended')),
  decided_by uuid references commons.person,
  decided_at timestamptz not null default now(),
  reason text not null check (reason <> ''),
  primary key (affiliation_id, change)
);
alter table commons.affiliation_reason enable row level security;
grant select, insert on commons.affiliation_reason to longtable_member;
create policy "network staff read the reasons" on commons.affiliation_reason for select to longtable_member
  using ((select commons.may_anywhere(array['network staff'])));
create policy "network staff give reasons in their own name" on commons.affiliation_reason for insert to longtable_member
  with check (decided_by = (select commons.actor()) and (select commons.may_anywhere(array['network staff'])));

-- The outline of a district in degrees, simplified for three scales (1 a country, 2 a state, 3 a town).
create table commons.outline (
  organization_id uuid not null references commons.organization on delete cascade,
  detail smallint not null check (detail between 1 and 3),
  shape jsonb not null,
  bounds box not null,
  primary key (organization_id, detail)
);
create index on commons.outline using gist (bounds);
alter table commons.outline enable row level security;
grant select on commons.outline to longtable_visitor, longtable_member;
create policy "outlines are public" on commons.outline for select using (true);

create trigger stage_changed after insert or update or delete on commons.stage
  for each statement execute function commons.tell_public_change();
create trigger affiliation_changed after insert or update or delete on commons.affiliation
  for each statement execute function commons.tell_public_change();
create trigger outline_changed after insert or update or delete on commons.outline
  for each statement execute function commons.tell_public_change();
