import type { PageText } from './text.js';

export const contact: PageText = {
  title: { en: 'Write to us', es: 'Escríbanos' },
  body: {
    en: `Ask, suggest, complain or say thank you: the office of your school passes it on to the coalition. Please do not write private things about a child in a first message, such as health or grades; say how we can reach you instead.

Messages are not watched day and night. **If someone is in danger, call 911.** In a crisis you can call or text **988** at any hour, in English or Spanish.`,
    es: `Pregunte, proponga, reclame o dé las gracias: la oficina de su escuela lo hace llegar a la coalición. Por favor, no escriba en un primer mensaje cosas privadas de un niño, como su salud o sus notas; mejor díganos cómo podemos comunicarnos con usted.

Nadie vigila los mensajes día y noche. **Si alguien está en peligro, llame al 911.** En una crisis puede llamar o enviar un mensaje de texto al **988** a cualquier hora, en español o en inglés.`,
  },
};
