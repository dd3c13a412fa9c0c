-- The id of one place by its system is asked for on every row of every list; by (system, value) alone the planner walked
-- half of all ids to find the least one of a place.
drop index commons.external_id_organization_id_idx;
create index external_id_of_place on commons.external_id (organization_id, system, value);
-- The directory in the order of its cities.
create index organization_in_city on commons.organization (kind, city, plain_name, id);
