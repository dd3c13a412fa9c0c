import { z } from 'zod';
import type { FieldError } from '#ground/http/errors.js';
import type { Form } from '#ground/http/form.js';
import type { Say } from '../../words.js';
import type { Heading } from '../actions.js';
import { type Origin, origins } from '../queries.js';
import { both, line } from '../parts/read.js';

/** The heading as it was typed. */
export function typedHeading(form: Form): Heading {
  return {
    title: both(form, 'title'),
    summary: both(form, 'summary'),
    byline: line(form, 'byline'),
    origin: { en: originIn(form, 'en', 'original'), es: originIn(form, 'es', 'human') },
  };
}

function originIn(form: Form, locale: 'en' | 'es', otherwise: Origin): Origin {
  const given = z.enum(origins).safeParse(form.text(`origin.${locale}`));
  return given.success ? given.data : otherwise;
}

/** What is wrong with a heading; one language is enough to begin with. */
export function headingFaults(say: Say, { title, summary, byline }: Heading): FieldError[] {
  const longer = (text: { en: string; es: string }, name: string, most: number) =>
    (['en', 'es'] as const)
      .filter((locale) => text[locale].length > most)
      .map((locale) => ({ field: `${name}.${locale}`, message: say('fault.long') }));
  return [
    ...(title.en || title.es ? [] : [{ field: 'title.en', message: say('fault.title') }]),
    ...longer(title, 'title', 150),
    ...longer(summary, 'summary', 400),
    ...(byline && byline.length <= 120 ? [] : [{ field: 'byline', message: say('fault.byline') }]),
  ];
}
