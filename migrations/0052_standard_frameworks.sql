-- The frameworks that the field shares, in our own plain words, with who wrote them. A correction is a new version in a new migration.

create temporary table standard on commit drop as
select gen_random_uuid() as id, gen_random_uuid() as version_id, f.* from jsonb_to_recordset($frameworks$
[
 {
  "key": "ces-common-principles",
  "position": 1,
  "name": {
   "en": "Common Principles",
   "es": "Principios comunes"
  },
  "origin": {
   "en": "The Coalition of Essential Schools. Its national body closed after a vote in December 2016; regional centers and schools went on with the work.",
   "es": "La Coalition of Essential Schools. Su organización nacional cerró después de una votación en diciembre de 2016; centros regionales y escuelas continuaron el trabajo."
  },
  "summary": {
   "en": "Ten ideas about what a good school asks of its students and of its adults.",
   "es": "Diez ideas sobre lo que una buena escuela pide a sus estudiantes y a sus adultos."
  },
  "principles": [
   {
    "title": {
     "en": "Learning to use one's mind well",
     "es": "Aprender a usar bien la mente"
    },
    "body": {
     "en": "The first job of a school is to help every student think, question and judge for themselves.",
     "es": "La primera tarea de una escuela es ayudar a cada estudiante a pensar, preguntar y juzgar por su cuenta."
    }
   },
   {
    "title": {
     "en": "Less is more: depth over coverage",
     "es": "Menos es más: profundidad antes que cantidad"
    },
    "body": {
     "en": "Students learn a few important things thoroughly instead of touching on many.",
     "es": "Los estudiantes aprenden a fondo unas pocas cosas importantes, en vez de pasar por encima de muchas."
    }
   },
   {
    "title": {
     "en": "Goals apply to all students",
     "es": "Las metas son para todos los estudiantes"
    },
    "body": {
     "en": "The school expects the same high goals of everyone. The ways to get there can differ.",
     "es": "La escuela tiene las mismas metas altas para todos. Los caminos para llegar pueden ser distintos."
    }
   },
   {
    "title": {
     "en": "Personalization",
     "es": "Enseñanza personal"
    },
    "body": {
     "en": "Adults know each student well, and teaching fits the person.",
     "es": "Los adultos conocen bien a cada estudiante, y la enseñanza se adapta a la persona."
    }
   },
   {
    "title": {
     "en": "Student as worker, teacher as coach",
     "es": "El estudiante trabaja, el docente acompaña"
    },
    "body": {
     "en": "Students do the thinking and the making. Teachers guide, ask and encourage.",
     "es": "Los estudiantes piensan y hacen. Los docentes guían, preguntan y animan."
    }
   },
   {
    "title": {
     "en": "Demonstration of mastery",
     "es": "Mostrar lo que se domina"
    },
    "body": {
     "en": "Students show what they can do with real work in front of others, not by a test score alone.",
     "es": "Los estudiantes muestran lo que saben hacer con trabajos reales ante otras personas, no solo con la nota de un examen."
    }
   },
   {
    "title": {
     "en": "A tone of decency and trust",
     "es": "Un trato digno y de confianza"
    },
    "body": {
     "en": "People are fair, kind and honest with each other, and families are partners.",
     "es": "Las personas son justas, amables y honestas entre sí, y las familias son aliadas."
    }
   },
   {
    "title": {
     "en": "Commitment to the entire school",
     "es": "Compromiso con toda la escuela"
    },
    "body": {
     "en": "Every adult answers for the whole school and the whole child, not for one subject alone.",
     "es": "Cada adulto responde por toda la escuela y por el niño entero, no solo por una materia."
    }
   },
   {
    "title": {
     "en": "Resources dedicated to teaching and learning",
     "es": "Recursos dedicados a enseñar y aprender"
    },
    "body": {
     "en": "Time, people and money go first to where students and teachers work together.",
     "es": "El tiempo, las personas y el dinero van primero a donde trabajan juntos estudiantes y docentes."
    }
   },
   {
    "title": {
     "en": "Democracy and equity",
     "es": "Democracia y equidad"
    },
    "body": {
     "en": "The school is fair, includes everyone, and lets those who are affected take part in decisions.",
     "es": "La escuela es justa, incluye a todos y deja participar en las decisiones a quienes afectan."
    }
   }
  ]
 },
 {
  "key": "ces-benchmarks",
  "position": 2,
  "name": {
   "en": "Benchmarks of practice",
   "es": "Referencias de práctica"
  },
  "origin": {
   "en": "The Coalition of Essential Schools. Its national body closed after a vote in December 2016; regional centers and schools went on with the work.",
   "es": "La Coalition of Essential Schools. Su organización nacional cerró después de una votación en diciembre de 2016; centros regionales y escuelas continuaron el trabajo."
  },
  "summary": {
   "en": "What the Common Principles look like in classrooms and in the whole school. A school can be early, developing or transforming in each.",
   "es": "Cómo se ven los principios comunes en el aula y en toda la escuela. En cada una, una escuela puede estar en una etapa inicial, en desarrollo o de transformación."
  },
  "principles": [
   {
    "title": {
     "en": "Culturally responsive pedagogy",
     "es": "Pedagogía que responde a las culturas"
    },
    "body": {
     "en": "Teaching builds on the languages and cultures that students bring.",
     "es": "La enseñanza parte de los idiomas y las culturas que traen los estudiantes."
    },
    "part": {
     "en": "Classroom practice",
     "es": "Práctica en el aula"
    }
   },
   {
    "title": {
     "en": "Differentiated instruction",
     "es": "Enseñanza diferenciada"
    },
    "body": {
     "en": "Students reach the same goals by ways that fit them.",
     "es": "Los estudiantes llegan a las mismas metas por caminos que les sirven."
    },
    "part": {
     "en": "Classroom practice",
     "es": "Práctica en el aula"
    }
   },
   {
    "title": {
     "en": "Essential questions",
     "es": "Preguntas esenciales"
    },
    "body": {
     "en": "Units begin with big questions that have no quick answer.",
     "es": "Las unidades empiezan con grandes preguntas sin respuesta rápida."
    },
    "part": {
     "en": "Classroom practice",
     "es": "Práctica en el aula"
    }
   },
   {
    "title": {
     "en": "Habits of mind and heart",
     "es": "Hábitos de la mente y del corazón"
    },
    "body": {
     "en": "Students practice ways of thinking and of caring that last beyond school.",
     "es": "Los estudiantes practican formas de pensar y de cuidar que duran más allá de la escuela."
    },
    "part": {
     "en": "Classroom practice",
     "es": "Práctica en el aula"
    }
   },
   {
    "title": {
     "en": "Interdisciplinary curriculum",
     "es": "Currículo entre materias"
    },
    "body": {
     "en": "Subjects meet around real problems.",
     "es": "Las materias se encuentran en torno a problemas reales."
    },
    "part": {
     "en": "Classroom practice",
     "es": "Práctica en el aula"
    }
   },
   {
    "title": {
     "en": "Performance-based assessment",
     "es": "Evaluación por desempeño"
    },
    "body": {
     "en": "Students are judged by what they can make, do and explain.",
     "es": "Se evalúa a los estudiantes por lo que pueden crear, hacer y explicar."
    },
    "part": {
     "en": "Classroom practice",
     "es": "Práctica en el aula"
    }
   },
   {
    "title": {
     "en": "Student-centered teaching",
     "es": "Enseñanza centrada en el estudiante"
    },
    "body": {
     "en": "The student's work and questions lead the lesson.",
     "es": "El trabajo y las preguntas del estudiante guían la clase."
    },
    "part": {
     "en": "Classroom practice",
     "es": "Práctica en el aula"
    }
   },
   {
    "title": {
     "en": "Access, opportunity and post-secondary preparation",
     "es": "Acceso, oportunidades y preparación para después"
    },
    "body": {
     "en": "Every student can take demanding courses and is ready for what comes after graduation.",
     "es": "Cada estudiante puede tomar cursos exigentes y se prepara para lo que viene después de graduarse."
    },
    "part": {
     "en": "School practice",
     "es": "Práctica de la escuela"
    }
   },
   {
    "title": {
     "en": "Family engagement and community partnerships",
     "es": "Participación familiar y alianzas con la comunidad"
    },
    "body": {
     "en": "Families and neighbors help shape the school.",
     "es": "Las familias y los vecinos ayudan a dar forma a la escuela."
    },
    "part": {
     "en": "School practice",
     "es": "Práctica de la escuela"
    }
   },
   {
    "title": {
     "en": "Continuous improvement",
     "es": "Mejora continua"
    },
    "body": {
     "en": "The school looks at its own work honestly and changes what does not help.",
     "es": "La escuela mira su trabajo con honestidad y cambia lo que no ayuda."
    },
    "part": {
     "en": "School practice",
     "es": "Práctica de la escuela"
    }
   },
   {
    "title": {
     "en": "Culture of fairness and trust",
     "es": "Cultura de justicia y confianza"
    },
    "body": {
     "en": "Rules are fair, and people feel safe to speak.",
     "es": "Las reglas son justas y las personas se sienten seguras para hablar."
    },
    "part": {
     "en": "School practice",
     "es": "Práctica de la escuela"
    }
   },
   {
    "title": {
     "en": "Maximizing resources for equity",
     "es": "Usar los recursos para la equidad"
    },
    "body": {
     "en": "What the school has goes first to those who need it most.",
     "es": "Lo que tiene la escuela va primero a quienes más lo necesitan."
    },
    "part": {
     "en": "School practice",
     "es": "Práctica de la escuela"
    }
   },
   {
    "title": {
     "en": "Professional learning community",
     "es": "Comunidad de aprendizaje profesional"
    },
    "body": {
     "en": "Adults learn from each other all the time.",
     "es": "Los adultos aprenden unos de otros todo el tiempo."
    },
    "part": {
     "en": "School practice",
     "es": "Práctica de la escuela"
    }
   },
   {
    "title": {
     "en": "Transformational leadership",
     "es": "Liderazgo que transforma"
    },
    "body": {
     "en": "Leaders share power and keep the school true to its purpose.",
     "es": "Quienes dirigen comparten el poder y mantienen a la escuela fiel a su propósito."
    },
    "part": {
     "en": "School practice",
     "es": "Práctica de la escuela"
    }
   }
  ]
 },
 {
  "key": "community-school-principles",
  "position": 3,
  "name": {
   "en": "Six principles of community schools",
   "es": "Seis principios de las escuelas comunitarias"
  },
  "origin": {
   "en": "The Coalition for Community Schools.",
   "es": "La Coalition for Community Schools."
  },
  "summary": {
   "en": "School, community and family united for the success of young people.",
   "es": "Escuela, comunidad y familia unidas por el éxito de los jóvenes."
  },
  "principles": [
   {
    "title": {
     "en": "Equity",
     "es": "Equidad"
    },
    "body": {
     "en": "Each child gets what they need, and barriers that hold some back are taken down.",
     "es": "Cada niño recibe lo que necesita, y se quitan las barreras que frenan a algunos."
    }
   },
   {
    "title": {
     "en": "Learning and development",
     "es": "Aprendizaje y desarrollo"
    },
    "body": {
     "en": "Learning takes in the whole person: mind, body, feelings and belonging.",
     "es": "El aprendizaje abarca a toda la persona: la mente, el cuerpo, los sentimientos y el sentirse parte."
    }
   },
   {
    "title": {
     "en": "Community",
     "es": "Comunidad"
    },
    "body": {
     "en": "The community takes part in decisions, and its strengths are part of the school.",
     "es": "La comunidad participa en las decisiones, y sus fortalezas son parte de la escuela."
    }
   },
   {
    "title": {
     "en": "Family",
     "es": "Familia"
    },
    "body": {
     "en": "The strengths, cultures and leadership of families count.",
     "es": "Cuentan las fortalezas, las culturas y el liderazgo de las familias."
    }
   },
   {
    "title": {
     "en": "Youth leadership and engagement",
     "es": "Liderazgo y participación de los jóvenes"
    },
    "body": {
     "en": "What young people think and worry about guides what is done.",
     "es": "Lo que los jóvenes piensan y lo que les preocupa guía lo que se hace."
    }
   },
   {
    "title": {
     "en": "Results-driven partnership",
     "es": "Alianzas por resultados"
    },
    "body": {
     "en": "Partners pull in the same direction and answer to each other in public for results.",
     "es": "Los aliados avanzan en la misma dirección y responden en público, unos ante otros, por los resultados."
    }
   }
  ]
 },
 {
  "key": "community-school-pillars",
  "position": 4,
  "name": {
   "en": "Four pillars of community schools",
   "es": "Cuatro pilares de las escuelas comunitarias"
  },
  "origin": {
   "en": "The community schools field; named here as the Coalition for Community Schools lists them.",
   "es": "El movimiento de las escuelas comunitarias; se nombran como los enumera la Coalition for Community Schools."
  },
  "summary": {
   "en": "Four kinds of work that community schools have in common.",
   "es": "Cuatro tipos de trabajo que las escuelas comunitarias tienen en común."
  },
  "principles": [
   {
    "title": {
     "en": "Integrated student supports",
     "es": "Apoyos integrados para los estudiantes"
    },
    "body": {
     "en": "Health care, food, housing help and counseling are brought together around the student.",
     "es": "La salud, la comida, la ayuda con la vivienda y la consejería se reúnen en torno al estudiante."
    }
   },
   {
    "title": {
     "en": "Expanded and enriched learning time and opportunities",
     "es": "Más tiempo y oportunidades para aprender"
    },
    "body": {
     "en": "Before and after school, on weekends and in summer there is something worth coming for.",
     "es": "Antes y después de clases, en fines de semana y en verano hay algo por lo que vale la pena venir."
    }
   },
   {
    "title": {
     "en": "Active family and community engagement",
     "es": "Participación activa de familias y comunidad"
    },
    "body": {
     "en": "Families and neighbors are partners and leaders, not guests.",
     "es": "Las familias y los vecinos son aliados y líderes, no invitados."
    }
   },
   {
    "title": {
     "en": "Collaborative leadership and practice",
     "es": "Liderazgo y práctica en colaboración"
    },
    "body": {
     "en": "Those who are affected decide together and share the work.",
     "es": "Quienes se ven afectados deciden juntos y comparten el trabajo."
    }
   }
  ]
 },
 {
  "key": "community-school-essentials",
  "position": 5,
  "name": {
   "en": "Six essentials of community schools",
   "es": "Seis elementos esenciales de las escuelas comunitarias"
  },
  "origin": {
   "en": "The Coalition for Community Schools.",
   "es": "La Coalition for Community Schools."
  },
  "summary": {
   "en": "Six things to see in a strong community school, and four conditions on which they stand.",
   "es": "Seis cosas que se ven en una escuela comunitaria fuerte y cuatro condiciones en las que se apoyan."
  },
  "principles": [
   {
    "title": {
     "en": "Expanded, enriched learning",
     "es": "Aprendizaje ampliado y enriquecido"
    },
    "body": {
     "en": "Learning goes on beyond the school day and beyond the classroom.",
     "es": "El aprendizaje sigue más allá del horario escolar y del aula."
    },
    "part": {
     "en": "Essentials",
     "es": "Elementos esenciales"
    }
   },
   {
    "title": {
     "en": "Rigorous, community-connected instruction",
     "es": "Enseñanza exigente y unida a la comunidad"
    },
    "body": {
     "en": "Demanding lessons use the neighborhood as a place to learn.",
     "es": "Las clases exigentes usan el vecindario como lugar para aprender."
    },
    "part": {
     "en": "Essentials",
     "es": "Elementos esenciales"
    }
   },
   {
    "title": {
     "en": "Belonging, safety and care",
     "es": "Pertenencia, seguridad y cuidado"
    },
    "body": {
     "en": "Everyone is safe, is known by name and feels at home.",
     "es": "Todos están seguros, se les conoce por su nombre y se sienten en casa."
    },
    "part": {
     "en": "Essentials",
     "es": "Elementos esenciales"
    }
   },
   {
    "title": {
     "en": "Integrated systems of support",
     "es": "Sistemas de apoyo integrados"
    },
    "body": {
     "en": "Help is organized as one system, so that no one falls between offices.",
     "es": "La ayuda se organiza como un solo sistema, para que nadie quede entre una oficina y otra."
    },
    "part": {
     "en": "Essentials",
     "es": "Elementos esenciales"
    }
   },
   {
    "title": {
     "en": "Powerful student and family engagement",
     "es": "Participación fuerte de estudiantes y familias"
    },
    "body": {
     "en": "Students and families have real influence.",
     "es": "Los estudiantes y las familias tienen influencia real."
    },
    "part": {
     "en": "Essentials",
     "es": "Elementos esenciales"
    }
   },
   {
    "title": {
     "en": "Collaborative leadership with shared power and voice",
     "es": "Liderazgo compartido, con poder y voz para todos"
    },
    "body": {
     "en": "Leadership belongs to many, and every voice counts.",
     "es": "El liderazgo es de muchos, y cada voz cuenta."
    },
    "part": {
     "en": "Essentials",
     "es": "Elementos esenciales"
    }
   },
   {
    "title": {
     "en": "Trusting relationships",
     "es": "Relaciones de confianza"
    },
    "body": {
     "en": "People know each other and keep their word.",
     "es": "Las personas se conocen y cumplen su palabra."
    },
    "part": {
     "en": "Enabling conditions",
     "es": "Condiciones que lo hacen posible"
    }
   },
   {
    "title": {
     "en": "Shared vision",
     "es": "Visión compartida"
    },
    "body": {
     "en": "Everyone can say where the school is going, and why.",
     "es": "Todos pueden decir hacia dónde va la escuela y por qué."
    },
    "part": {
     "en": "Enabling conditions",
     "es": "Condiciones que lo hacen posible"
    }
   },
   {
    "title": {
     "en": "Inclusive decision-making",
     "es": "Decisiones que incluyen"
    },
    "body": {
     "en": "Those who live with a decision have a part in it.",
     "es": "Quienes viven con una decisión participan en ella."
    },
    "part": {
     "en": "Enabling conditions",
     "es": "Condiciones que lo hacen posible"
    }
   },
   {
    "title": {
     "en": "Actionable data",
     "es": "Datos que sirven para actuar"
    },
    "body": {
     "en": "Figures arrive in time, in plain words, and lead to something.",
     "es": "Los datos llegan a tiempo, en palabras sencillas, y llevan a hacer algo."
    },
    "part": {
     "en": "Enabling conditions",
     "es": "Condiciones que lo hacen posible"
    }
   }
  ]
 }
]
$frameworks$::jsonb) as f (key text, position smallint, name jsonb, origin jsonb, summary jsonb, principles jsonb);

insert into commons.framework (id, key, standard, position) select id, key, true, position from standard;
insert into commons.framework_version (id, framework_id, version, name, origin, summary)
  select version_id, id, 1, name, origin, summary from standard;
insert into commons.principle (framework_version_id, position, part, title, body)
  select version_id, number, each.value->'part', each.value->'title', each.value->'body'
  from standard, jsonb_array_elements(principles) with ordinality as each (value, number);
