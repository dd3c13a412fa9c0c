import type { PageText } from './text.js';

export const principles: PageText = {
  title: { en: 'Our principles', es: 'Nuestros principios' },
  body: {
    en: `Principles are promises about how we work. We did not invent all of them: many schools have tried them for many years. For each set we say who wrote it. The explanations are our own words.`,
    es: `Los principios son promesas sobre cómo trabajamos. No los inventamos todos: muchas escuelas los han puesto a prueba durante años. De cada conjunto decimos quién lo escribió. Las explicaciones son palabras nuestras.`,
  },
};
