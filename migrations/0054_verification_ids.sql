-- The sign-in library gives some of these rows an id that is a hash, not a UUID: the one it keeps while an account whose
-- address was not proved yet (as that of the person who set the coalition up) comes in by its first link.
alter table auth.verification alter column id type text;
