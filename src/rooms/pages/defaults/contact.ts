import type { PageText } from './text.js';

export const contact: PageText = {
  title: { en: 'Write to us', es: 'Escríbanos' },
  body: {
    en: `Ask, suggest, complain or say thank you. A person on our staff reads every message. Please do not write private things about a child here, such as health or grades; tell us how to reach you instead.

This form is not watched day and night. **If someone is in danger, call 911.** In a crisis you can call or text **988** at any hour, in English or Spanish.`,
    es: `Pregunte, proponga, reclame o dé las gracias. Una persona de nuestro equipo lee cada mensaje. Por favor, no escriba aquí cosas privadas de un niño, como su salud o sus notas; mejor díganos cómo podemos comunicarnos con usted.

Nadie vigila este formulario día y noche. **Si alguien está en peligro, llame al 911.** En una crisis puede llamar o enviar un mensaje de texto al **988** a cualquier hora, en español o en inglés.`,
  },
};
