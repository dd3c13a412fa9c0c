import type { PageText } from './text.js';

export const home: PageText = {
  title: {
    en: 'Schools, families and neighbors at one table',
    es: 'Escuelas, familias y vecinos en una misma mesa',
  },
  body: {
    en: `{coalition} brings community schools together with the families, students and partners around them. We plan together, we decide together, and we show in public what came of it.`,
    es: `{coalition} reúne a las escuelas comunitarias con las familias, los estudiantes y las organizaciones que las rodean. Planeamos juntos, decidimos juntos y mostramos en público lo que resultó.`,
  },
};
