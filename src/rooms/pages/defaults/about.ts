import type { PageText } from './text.js';

export const about: PageText = {
  title: { en: 'About us', es: 'Quiénes somos' },
  body: {
    en: `{coalition} is a coalition of community schools. A community school is a public school that works hand in hand with its families and its neighborhood. It looks at the whole life of a child: learning, health, safety, belonging, and what happens after the last bell.

# What we do

- We help schools begin as community schools, and keep going.
- We bring schools together so that they can learn from each other.
- We publish figures about our schools in plain words, and say where each one comes from.
- We tell the stories behind the figures.

# Who takes part

Families, students, teachers, principals, coordinators, partner organizations and districts. A school that wants to take part can start small. [How to join](/join) tells you how.

# Where the figures come from

Every figure on this site names its source and its date. Some were published by the federal government, a state or a district; they are marked as theirs. Where a group is small, a figure may be withheld to protect students.

# Questions

[Write to us](/contact). A person reads every message.`,
    es: `{coalition} es una coalición de escuelas comunitarias. Una escuela comunitaria es una escuela pública que trabaja de la mano con sus familias y su vecindario. Mira la vida entera de cada niño: el aprendizaje, la salud, la seguridad, el sentirse parte y lo que pasa después de la última campana.

# Qué hacemos

- Ayudamos a las escuelas a empezar como escuelas comunitarias y a seguir adelante.
- Reunimos a las escuelas para que aprendan unas de otras.
- Publicamos datos de nuestras escuelas en palabras sencillas y decimos de dónde viene cada uno.
- Contamos las historias que hay detrás de los datos.

# Quiénes participan

Familias, estudiantes, docentes, directores, coordinadores, organizaciones aliadas y distritos. Una escuela que quiere participar puede empezar con poco. [Cómo unirse](/join) explica los pasos.

# De dónde vienen los datos

Cada dato de este sitio dice su fuente y su fecha. Algunos los publicó el gobierno federal, un estado o un distrito, y llevan esa indicación. Cuando un grupo es pequeño, un dato puede no mostrarse para proteger a los estudiantes.

# Preguntas

[Escríbanos](/contact). Una persona lee cada mensaje.`,
  },
};
