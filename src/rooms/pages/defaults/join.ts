import type { PageText } from './text.js';

export const join: PageText = {
  title: { en: 'Join us', es: 'Únase' },
  body: {
    en: `You do not have to be ready. You only have to want to begin.

# If you are a family or a student

Find [your school](/schools) and see what it does. Then [write to us](/contact) and tell us what your school needs, or what it does well. We will bring you together with the people there.

# If you work at a school

1. **Talk.** Tell us about your school. We tell you how other schools began.
2. **Visit.** See a school that has done this for some years.
3. **Listen.** Ask your families, students and neighbors what they need and what they can offer.
4. **Begin.** Form a team, pick one thing, and say in public what you will do.

# If you are a partner or a funder

Schools need clinics, libraries, youth programs, employers, colleges and volunteers. Tell us what you offer and where. We ask every partner to say what they promise, and to show what came of it.

[Write to us](/contact)`,
    es: `No hace falta estar listo. Solo hace falta querer empezar.

# Si usted es familia o estudiante

Busque [su escuela](/schools) y vea lo que hace. Después [escríbanos](/contact) y cuéntenos qué necesita su escuela o qué hace bien. Le pondremos en contacto con las personas de allí.

# Si usted trabaja en una escuela

1. **Hable.** Cuéntenos de su escuela. Le contamos cómo empezaron otras.
2. **Visite.** Conozca una escuela que lleva años haciéndolo.
3. **Escuche.** Pregunte a sus familias, estudiantes y vecinos qué necesitan y qué pueden ofrecer.
4. **Empiece.** Forme un equipo, elija una cosa y diga en público lo que van a hacer.

# Si usted es una organización aliada o aporta fondos

Las escuelas necesitan clínicas, bibliotecas, programas para jóvenes, empleadores, universidades y voluntarios. Díganos qué ofrece y dónde. A cada aliado le pedimos que diga lo que promete y que muestre lo que resultó.

[Escríbanos](/contact)`,
  },
};
