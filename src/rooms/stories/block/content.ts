import { z } from 'zod';
import type { Locale } from '#ground/i18n/locale.js';

/** One text in each language; empty where it is not written yet. */
export type Both = Record<Locale, string>;

const both = (longest: number) => z.object({ en: z.string().max(longest), es: z.string().max(longest) });
const line = both(200);
const sentence = both(600);
/** Keys of figure series, see `refKey`. */
const refs = z.array(z.string().max(300)).min(1).max(8);

/** What each kind of block holds while it is being written. */
export const contents = {
  text: z.object({ markdown: both(20_000) }),
  number: z.object({ ref: z.string().min(1).max(300), year: z.string().max(20), sentence }),
  chart: z.object({ form: z.enum(['bars', 'line']), refs, title: line, note: sentence }),
  table: z.object({ refs, title: line, note: sentence }),
  quote: z.object({
    words: both(1200),
    who: z.string().min(1).max(120),
    role: line,
    consent: z.boolean().refine((given) => given),
  }),
  picture: z.object({
    picture: z.uuid(),
    alt: sentence.refine(({ en, es }) => en || es, { path: ['en'] }),
    caption: sentence,
    credit: z.string().max(200),
  }),
  steps: z.object({
    steps: z
      .array(
        z.object({ what: both(400), owner: z.string().min(1).max(120), date: z.union([z.literal(''), z.iso.date()]) }),
      )
      .min(1)
      .max(12),
  }),
};

export type Kind = keyof typeof contents;
export const kinds = Object.keys(contents) as Kind[];
export const isKind = (text: string): text is Kind => Object.hasOwn(contents, text);

/** The content of a block, told apart by its kind. */
export type Content = { [K in Kind]: { kind: K } & z.output<(typeof contents)[K]> }[Kind];
export type ContentOf<K extends Kind> = Extract<Content, { kind: K }>;

const empty = (): Both => ({ en: '', es: '' });

/** A block of this kind as it is when it was just added. */
export const blank: { [K in Kind]: () => ContentOf<K> } = {
  text: () => ({ kind: 'text', markdown: empty() }),
  number: () => ({ kind: 'number', ref: '', year: '', sentence: empty() }),
  chart: () => ({ kind: 'chart', form: 'bars', refs: [], title: empty(), note: empty() }),
  table: () => ({ kind: 'table', refs: [], title: empty(), note: empty() }),
  quote: () => ({ kind: 'quote', words: empty(), who: '', role: empty(), consent: false }),
  picture: () => ({ kind: 'picture', picture: '', alt: empty(), caption: empty(), credit: '' }),
  steps: () => ({ kind: 'steps', steps: [] }),
};
