-- Figures that others published: what each measure means, whose figures they are, and what may be shown of them.

create table commons.measure (
  key text primary key check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name_en text not null,
  name_es text not null,
  definition_en text not null,
  definition_es text not null,
  unit text not null check (unit in ('count', 'percent', 'ratio')),
  -- Whether a number is good news when it grows. Most counts are neither.
  direction text not null check (direction in ('higher is better', 'lower is better', 'neither')),
  definition_source text not null,
  definition_url text,
  -- The count of students that a percent is a percent of: where both stand, the percent tells a number of students.
  base text references commons.measure,
  -- Longtable makes it from its base when it publishes; nobody imports it.
  derived boolean not null default false,
  -- Where it stands among the others on a profile.
  position smallint not null default 100
);
alter table commons.measure enable row level security;
grant select on commons.measure to longtable_visitor, longtable_member;
grant insert on commons.measure to longtable_member;
create policy "what a measure means is public" on commons.measure for select using (true);
create policy "network staff define measures" on commons.measure for insert to longtable_member
  with check (not derived and (select commons.may_anywhere(array['network staff'])));

create table published.source (
  id uuid primary key,
  publisher text not null check (publisher <> ''),
  title text not null check (title <> ''),
  url text check (url ~ '^https?://'),
  licence text not null check (licence <> ''),
  as_of date not null,
  published_on date,
  retrieved_on date not null,
  -- Where the publisher's own words differ from the measure's definition.
  note text,
  year text not null check (year ~ '^\d{4}(-\d{2})?$'),
  version integer not null check (version > 0),
  shown_at timestamptz not null default now(),
  -- A later file for the same source and year took its place. Its figures stay in the import alone.
  superseded_by uuid references published.source deferrable initially deferred,
  unique (publisher, title, year, version)
);

-- A place that figures are about: an organization (by its own id) or a whole state.
create table published.figure_place (
  id uuid primary key,
  state char(2) unique,
  organization_id uuid generated always as (case when state is null then id end) stored references commons.organization
);

-- What may be shown, and nothing else: a cell that the publisher withheld and one that Longtable holds back look the same.
create table published.figure (
  place_id uuid not null references published.figure_place,
  measure text not null references commons.measure,
  "group" text not null,
  year text not null,
  value double precision,
  mark text not null check (mark in ('value', 'withheld', 'missing', 'not applicable')),
  source_id uuid not null references published.source,
  primary key (place_id, measure, "group", year),
  check ((mark = 'value') = (value is not null))
);
create index on published.figure (measure, "group", year);
create index on published.figure (source_id);

alter table published.source enable row level security;
alter table published.figure_place enable row level security;
alter table published.figure enable row level security;
grant select on published.source, published.figure_place, published.figure to longtable_visitor, longtable_member;
create policy "sources are public" on published.source for select using (true);
create policy "places of figures are public" on published.figure_place for select using (true);
create policy "figures are public" on published.figure for select using (true);

create trigger measure_changed after insert or update or delete on commons.measure
  for each statement execute function commons.tell_public_change();
create trigger source_changed after insert or update or delete on published.source
  for each statement execute function commons.tell_public_change();
create trigger figure_changed after insert or update or delete on published.figure
  for each statement execute function commons.tell_public_change();

insert into commons.measure (key, position, unit, direction, base, derived, name_en, name_es, definition_en, definition_es, definition_source, definition_url) values
('enrollment', 10, 'count', 'neither', null, false,
 'Students enrolled', 'Estudiantes inscritos',
 'How many students were enrolled on the day of the count.',
 'Cuántos estudiantes estaban inscritos el día del conteo.',
 'The publisher of the figures', null),
('enrollment-share', 11, 'percent', 'neither', 'enrollment', true,
 'Share of students', 'Proporción de estudiantes',
 'Students of a group, out of all students enrolled on the day of the count. Longtable works it out where both numbers may be shown.',
 'Estudiantes de un grupo, entre todos los estudiantes inscritos el día del conteo. Longtable lo calcula cuando se pueden mostrar los dos números.',
 'Longtable, from the publisher’s counts', null),
('chronic-absence', 20, 'percent', 'lower is better', 'enrollment', false,
 'Chronic absence', 'Ausentismo crónico',
 'Students who missed at least 10% of the days they were enrolled. All absences count, excused or not. A day is missed when the student was away from school and from approved activities for at least half the day. Only students enrolled at least 10 days are counted.',
 'Estudiantes que faltaron al menos al 10% de los días en que estuvieron inscritos. Cuentan todas las faltas, justificadas o no. Se falta un día cuando el estudiante no estuvo en la escuela ni en actividades aprobadas por lo menos medio día. Solo se cuentan los estudiantes inscritos al menos 10 días.',
 'US Department of Education, EDFacts FS195 (CEDS 002022)', null),
('chronic-absence-crdc', 21, 'percent', 'lower is better', 'enrollment', false,
 'Absent 15 days or more', 'Ausentes 15 días o más',
 'Students who were absent 15 days or more in the school year. This is not the same as chronic absence, which counts 10% of the days enrolled.',
 'Estudiantes que faltaron 15 días o más en el año escolar. No es lo mismo que el ausentismo crónico, que cuenta el 10% de los días de inscripción.',
 'US Department of Education, Civil Rights Data Collection', null),
('attendance-rate', 22, 'percent', 'higher is better', null, false,
 'Average daily attendance', 'Asistencia diaria promedio',
 'Days that students were present, out of all days that they were enrolled.',
 'Días en que los estudiantes estuvieron presentes, entre todos los días en que estuvieron inscritos.',
 'Days present divided by days enrolled', null),
('graduation-rate', 30, 'percent', 'higher is better', null, false,
 'Graduated in four years', 'Se graduaron en cuatro años',
 'Students who earned a regular diploma in four years or less, out of all who started ninth grade together. Students who moved in are added. Students who moved away, left the country or died are taken out, when this is confirmed in writing.',
 'Estudiantes que recibieron un diploma regular en cuatro años o menos, entre todos los que empezaron juntos el noveno grado. Se suman quienes llegaron después. Se restan quienes se mudaron, salieron del país o fallecieron, cuando hay confirmación por escrito.',
 'US Department of Education, four-year adjusted cohort graduation rate', null),
('suspension-rate', 40, 'percent', 'lower is better', 'enrollment', false,
 'Suspended from school', 'Suspendidos de la escuela',
 'Students with at least one out-of-school suspension, out of all students enrolled. It counts students, not suspensions.',
 'Estudiantes con al menos una suspensión fuera de la escuela, entre todos los inscritos. Cuenta estudiantes, no suspensiones.',
 'US Department of Education', null),
('pupil-teacher-ratio', 50, 'ratio', 'lower is better', null, false,
 'Students for each teacher', 'Estudiantes por cada docente',
 'Students enrolled, divided by teachers counted as full-time. It is not the size of a class.',
 'Estudiantes inscritos, divididos entre los docentes contados a tiempo completo. No es el tamaño de una clase.',
 'National Center for Education Statistics', null);
