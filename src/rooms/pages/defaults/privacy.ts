import type { PageText } from './text.js';

export const privacy: PageText = {
  title: { en: 'Privacy in plain words', es: 'Privacidad en palabras sencillas' },
  body: {
    en: `This page says what this site knows about you, why, and who can see it. It is not legal advice.

# When you only read

- You do not need an account.
- We do not track you. There are no ads, no counters of visitors, and nothing is loaded from other companies.
- If you choose a language, one small cookie named *lang* keeps your choice for a year. It holds the language and nothing else.
- To keep the site safe, the server counts for a few minutes how often one internet address sends a form. The count is kept in memory and is then forgotten.

# When you write to us

The contact form keeps your name, your message, the language, the time, and your email address if you give one. Staff of {coalition} can read it. It may be sent by email to our own address. We use it to answer you.

# When you sign in

- We keep your name, your language, your email address if you have one, your roles (for example, coordinator at a school) and when they began and ended.
- One cookie keeps you signed in. It goes away when you close the browser or sign out, and it stops working when you have not used the site for some hours.
- For each place where you are signed in we keep the time, the internet address and the kind of browser. You can see these sign-ins on your account page and end them.
- Changes that you make on this site keep your name and the time, so that we can tell who decided what.

# Figures about students

- Public pages show numbers about groups, never about one child.
- Figures that a state, a district or the federal government published are marked as theirs. Where they withheld a number, we withhold it too.
- A number can be withheld to protect students. We never say which of several reasons applied, because that could give the number away.

# Who can see what

Public pages are for everyone. Drafts, messages and the list of people are for staff with a role for that place. The database itself checks this each time.

# Asking, correcting, deleting

You may ask what we hold about you, have it corrected, and ask us to delete what we do not have to keep. [Write to us](/contact). Questions about a student's school record belong to the school district, which owns those records.`,
    es: `Esta página dice qué sabe este sitio de usted, para qué y quién puede verlo. No es asesoría legal.

# Cuando usted solo lee

- No necesita una cuenta.
- No le rastreamos. No hay anuncios ni contadores de visitas, y no se carga nada de otras empresas.
- Si elige un idioma, una pequeña cookie llamada *lang* guarda su elección durante un año. Contiene el idioma y nada más.
- Para proteger el sitio, el servidor cuenta durante unos minutos cuántas veces una dirección de internet envía un formulario. La cuenta se guarda en la memoria y después se olvida.

# Cuando usted nos escribe

El formulario de contacto guarda su nombre, su mensaje, el idioma, la hora y su correo electrónico si lo da. El personal de {coalition} puede leerlo. Es posible que se envíe por correo a nuestra propia dirección. Lo usamos para responderle.

# Cuando usted inicia sesión

- Guardamos su nombre, su idioma, su correo electrónico si lo tiene, sus funciones (por ejemplo, coordinador en una escuela) y cuándo empezaron y terminaron.
- Una cookie mantiene abierta su sesión. Desaparece cuando cierra el navegador o la sesión, y deja de servir si pasa unas horas sin usar el sitio.
- De cada lugar donde tiene la sesión abierta guardamos la hora, la dirección de internet y el tipo de navegador. Puede ver estas sesiones en la página de su cuenta y cerrarlas.
- Los cambios que usted hace en este sitio guardan su nombre y la hora, para poder decir quién decidió qué.

# Datos sobre estudiantes

- Las páginas públicas muestran números de grupos, nunca de un solo niño.
- Los datos que publicó un estado, un distrito o el gobierno federal llevan esa indicación. Si ellos no mostraron un número, nosotros tampoco lo mostramos.
- Un número puede no mostrarse para proteger a los estudiantes. Nunca decimos cuál de varias razones hubo, porque eso podría revelar el número.

# Quién puede ver qué

Las páginas públicas son para todos. Los borradores, los mensajes y la lista de personas son para el personal que tiene una función en ese lugar. La propia base de datos lo comprueba cada vez.

# Preguntar, corregir, borrar

Usted puede preguntar qué guardamos de usted, pedir que se corrija y pedir que se borre lo que no tengamos que conservar. [Escríbanos](/contact). Las preguntas sobre el expediente escolar de un estudiante corresponden al distrito escolar, que es el dueño de esos expedientes.`,
  },
};
