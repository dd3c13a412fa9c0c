-- Better words for the field's frameworks, put into their first version because none was released with the old ones.

update commons.principle p set title = p.title || better.title, body = p.body || better.body
from (values
  ('ces-common-principles', 1, '{"en": "Learning to use one’s mind well"}', '{}'),
  ('ces-common-principles', 4, '{"es": "Enseñanza personalizada"}', '{}'),
  ('ces-common-principles', 10, '{}', '{"es": "La escuela es justa, incluye a todos, y quienes viven una decisión participan en ella."}'),
  ('ces-benchmarks', 5, '{"es": "Currículo interdisciplinario"}', '{}'),
  ('ces-benchmarks', 8, '{"es": "Acceso, oportunidades y preparación para después de la secundaria"}', '{}'),
  ('ces-benchmarks', 11, '{}', '{"es": "Las reglas son justas, y todos pueden hablar sin miedo."}'),
  ('community-school-principles', 3, '{}', '{"en": "The people of the neighborhood help decide, and what they are good at becomes part of the school.", "es": "La gente del vecindario ayuda a decidir, y lo que sabe hacer bien pasa a ser parte de la escuela."}'),
  ('community-school-principles', 4, '{}', '{"en": "Families lead too, and the school learns from their cultures.", "es": "Las familias también dirigen, y la escuela aprende de sus culturas."}'),
  ('community-school-principles', 5, '{}', '{"en": "Young people say what matters to them, and the plans change because of it.", "es": "Los jóvenes dicen lo que les importa, y los planes cambian por ello."}'),
  ('community-school-principles', 6, '{"es": "Alianzas orientadas a resultados"}', '{"en": "Partners work toward the same results and show in public how far they have come.", "es": "Los aliados trabajan por los mismos resultados y muestran en público cuánto han avanzado."}'),
  ('community-school-pillars', 1, '{}', '{"es": "La atención médica, la comida, la ayuda con la vivienda y la consejería se reúnen en torno al estudiante."}'),
  ('community-school-pillars', 2, '{"es": "Tiempo y oportunidades de aprendizaje ampliados y enriquecidos"}', '{}'),
  ('community-school-pillars', 4, '{}', '{"es": "Quienes viven una decisión la toman juntos y comparten el trabajo."}')
) as words (key, position, title, body)
cross join lateral (select words.title::jsonb as title, words.body::jsonb as body) better
join commons.framework f using (key)
join commons.framework_version v on v.framework_id = f.id and v.version = 1
where p.framework_version_id = v.id and p.position = words.position;

update commons.framework_version v set name = v.name || words.name::jsonb, summary = v.summary || words.summary::jsonb
from (values
  ('ces-common-principles', '{"en": "The ten Common Principles", "es": "Los diez Principios Comunes"}', '{}'),
  ('ces-benchmarks', '{"es": "Puntos de referencia para la práctica"}', '{"es": "Cómo se ven los Principios Comunes en el aula y en toda la escuela. En cada punto, una escuela puede estar en una etapa inicial, de desarrollo o de transformación."}'),
  ('community-school-principles', '{}', '{"en": "Six ideas on how a school and the people around it work together for children.", "es": "Seis ideas sobre cómo una escuela y la gente que la rodea trabajan juntas por los niños."}')
) as words (key, name, summary)
join commons.framework f using (key)
where f.id = v.framework_id and v.version = 1;
