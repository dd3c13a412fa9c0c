-- A hundred thousand places arrive at once: what is computed and kept for each of them counts.

-- The same words as before. A function in SQL that sets its own search path is planned anew for every call; here every name
-- is written with its schema instead.
create or replace function commons.plain(words text) returns text
language plpgsql immutable strict parallel safe as $$
begin
  return pg_catalog.btrim(pg_catalog.regexp_replace(
    pg_catalog.replace(pg_catalog.lower(commons.unaccent('commons.unaccent'::pg_catalog.regdictionary, words)), '''', ''),
    '[^[:alnum:]]+', ' ', 'g'));
end $$;

-- Lists are in the order of the plain name; nobody asked for this one any more.
drop index commons.organization_kind_name_idx;

-- A ZIP code is found as it is typed or not at all: another that looks alike is another place. Without them the words are a
-- few thousand, not one for each school.
create or replace function commons.keep_directory_words() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  insert into commons.directory_word
    select distinct word from arrived, unnest(tsvector_to_array(arrived.words)) word
    where length(word) > 2 and word !~ '^[0-9]+$'
    on conflict do nothing;
  return null;
end $$;
delete from commons.directory_word where word ~ '^[0-9]+$';
