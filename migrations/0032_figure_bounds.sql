-- What everyone knows of a withheld number, such as "below 10": a later file must be checked against a reader who knows it.
alter table commons.figure_cell add column low double precision, add column high double precision;
