import type { FieldError } from '#ground/http/errors.js';
import type { Form } from '#ground/http/form.js';
import { type Content, contents, type Kind } from '../../block/content.js';
import type { Say } from '../../words.js';

/** The one character that the database cannot keep is dropped. */
export const line = (form: Form, name: string) => form.text(name).replaceAll('\0', '');
export const both = (form: Form, name: string) => ({ en: line(form, `${name}.en`), es: line(form, `${name}.es`) });

/** What the form of a block holds, as it was typed: to be checked, or to be shown again. */
export const typed: { [K in Kind]: (form: Form) => Extract<Content, { kind: K }> } = {
  text: (form) => ({ kind: 'text', markdown: both(form, 'markdown') }),
  number: (form) => ({
    kind: 'number',
    ref: line(form, 'ref'),
    year: line(form, 'year'),
    sentence: both(form, 'sentence'),
  }),
  chart: (form) => ({
    kind: 'chart',
    form: form.text('form') === 'line' ? 'line' : 'bars',
    refs: refsIn(form),
    title: both(form, 'title'),
    note: both(form, 'note'),
  }),
  table: (form) => ({ kind: 'table', refs: refsIn(form), title: both(form, 'title'), note: both(form, 'note') }),
  quote: (form) => ({
    kind: 'quote',
    words: both(form, 'words'),
    who: line(form, 'who'),
    role: both(form, 'role'),
    consent: form.text('consent') === 'yes',
  }),
  picture: (form) => ({
    kind: 'picture',
    picture: line(form, 'picture'),
    alt: both(form, 'alt'),
    caption: both(form, 'caption'),
    credit: line(form, 'credit'),
  }),
  steps: (form) => ({ kind: 'steps', steps: stepsIn(form) }),
};

const refsIn = (form: Form) =>
  form
    .all('refs')
    .map((ref) => ref.replaceAll('\0', ''))
    .filter(Boolean);

/** Rows that were left empty are no steps. */
function stepsIn(form: Form) {
  const count = Math.min(Number(form.text('rows')) || 0, 20);
  return Array.from({ length: count }, (_, index) => ({
    what: both(form, `steps.${index}.what`),
    owner: line(form, `steps.${index}.owner`),
    date: line(form, `steps.${index}.date`),
  })).filter(({ what, owner, date }) => what.en || what.es || owner || date);
}

/** What is wrong with a block, field by field; empty when it may be kept. */
export function faultsOf(say: Say, { kind, ...content }: Content): FieldError[] {
  const checked = contents[kind].safeParse(content);
  if (checked.success) return [];
  return checked.error.issues.map(({ code, path }) => ({
    field: path.join('.'),
    message:
      code === 'too_big' && path[0] !== 'refs' && path[0] !== 'steps'
        ? say('fault.long')
        : say(faults[faultName(path)] ?? 'fault.other'),
  }));
}

const faultName = (path: PropertyKey[]) =>
  String(path.findLast((part) => typeof part === 'string' && part !== 'en' && part !== 'es'));

const faults: Record<string, Parameters<Say>[0]> = {
  ref: 'fault.ref',
  refs: 'fault.refs',
  who: 'fault.who',
  consent: 'fault.consent',
  picture: 'fault.picture',
  alt: 'fault.alt',
  steps: 'fault.steps',
  owner: 'fault.owner',
  date: 'fault.date',
};
