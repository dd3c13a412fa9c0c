-- A release can be for the site teams of the district's schools alone: protected, attacked and approved like one for everybody,
-- and known ever after like one for everybody. A team sees the figures of its own school and of its district.

alter table records.release_proposal add column audience text not null default 'everyone' check (audience in ('everyone', 'teams'));
grant insert (audience) on records.release_proposal to longtable_member;

alter table published.release add column audience text not null default 'everyone' check (audience in ('everyone', 'teams'));
-- What corrects a release is seen by whoever saw it.
alter table published.release add unique (id, audience);
alter table published.release add foreign key (corrects, audience) references published.release (id, audience);
-- Stories, charts and files show to everybody whatever stands under a source.
alter table published.source add column audience text not null default 'everyone' check (audience = 'everyone');
alter table published.source add foreign key (release_id, audience) references published.release (id, audience);

-- The schools on whose site team the actor is, with their districts; and for a data steward the district with all its schools.
create function commons.team_places() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct place), '{}')
  from commons.holdings() held join commons.organization o
    on (held.role = any ('{site team member,principal,community school coordinator}') and o.kind = 'school' and o.id = held.place_id)
    or (held.role = 'district data steward' and (o.kind = 'district' and o.id = held.place_id or o.kind = 'school' and o.parent_id = held.place_id))
  cross join lateral unnest(array[o.id, o.parent_id]) place
  where o.kind = 'school' or place = o.id
$$;
grant execute on function commons.team_places() to longtable_member;

drop policy "releases are public" on published.release;
drop policy "tables of releases are public" on published.release_table;
drop policy "cells of releases are public" on published.release_cell;
create policy "everybody sees releases that are for everybody" on published.release for select using (audience = 'everyone');
create policy "a site team sees what its district released to teams" on published.release for select to longtable_member
  using (district_id = any ((select commons.team_places())::uuid[]));
create policy "tables are seen with their release" on published.release_table for select
  using (release_id in (select id from published.release));
create policy "everybody sees the cells of releases that are for everybody" on published.release_cell for select
  using (release_id in (select id from published.release where audience = 'everyone'));
create policy "a site team sees its own school and its district" on published.release_cell for select to longtable_member
  using (place_id = any ((select commons.team_places())::uuid[]) and release_id in (select id from published.release));
