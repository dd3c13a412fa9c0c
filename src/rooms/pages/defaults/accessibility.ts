import type { PageText } from './text.js';

export const accessibility: PageText = {
  title: { en: 'Accessibility', es: 'Accesibilidad' },
  body: {
    en: `We want everyone to be able to use this site: on an old phone, with a screen reader, with the keyboard alone, with large text, in a hurry, and in English or Spanish.

# What we aim for

Our goal is level AA of the Web Content Accessibility Guidelines (WCAG) 2.1.

# What you can count on

- Every page works without a mouse and shows where you are.
- Every page works when scripts are switched off.
- Every chart and every map has the same content as a table or a list.
- Color never carries a meaning alone.
- Text can be made twice as large without losing anything.
- Light and dark colors follow the setting of your device.
- When a form refuses something, it says what to correct and keeps what you typed.

# How it is tested

Pages are checked in a real browser by an automatic tool (axe), on a phone's width and on a desk's width, in light and dark colors, in both languages. A tool finds only a part of all barriers. It does not replace people who use a screen reader every day.

# What we know is not good enough

- Stories and pages written by our members can miss a description of a picture or use hard words.
- Documents and sites that we link to are not ours.
- A text may exist in one language only. The page then says so.

# Tell us

If something keeps you out, [write to us](/contact). Say what you wanted to do and what happened. We will answer, and until it is mended we will give you what you need in another way.`,
    es: `Queremos que todas las personas puedan usar este sitio: con un teléfono viejo, con un lector de pantalla, solo con el teclado, con letra grande, con prisa, en inglés o en español.

# Qué buscamos

Nuestra meta es el nivel AA de las Pautas de Accesibilidad para el Contenido Web (WCAG) 2.1.

# Con qué puede contar

- Cada página funciona sin ratón y muestra dónde está usted.
- Cada página funciona con los scripts apagados.
- Cada gráfica y cada mapa tiene el mismo contenido en una tabla o una lista.
- El color nunca es lo único que da un significado.
- El texto puede verse al doble de tamaño sin perder nada.
- Los colores claros u oscuros siguen el ajuste de su dispositivo.
- Cuando un formulario rechaza algo, dice qué corregir y conserva lo que usted escribió.

# Cómo se prueba

Una herramienta automática (axe) revisa las páginas en un navegador real, al ancho de un teléfono y al de un escritorio, con colores claros y oscuros, en los dos idiomas. Una herramienta encuentra solo una parte de las barreras. No reemplaza a las personas que usan un lector de pantalla todos los días.

# Lo que sabemos que aún no está bien

- En las historias y páginas que escriben nuestros miembros puede faltar la descripción de una imagen o haber palabras difíciles.
- Los documentos y sitios a los que enlazamos no son nuestros.
- Un texto puede existir en un solo idioma. En ese caso la página lo dice.

# Cuéntenos

Si algo le impide usar el sitio, [escríbanos](/contact). Díganos qué quería hacer y qué pasó. Le responderemos y, hasta que se arregle, le daremos lo que necesita de otra manera.`,
  },
};
