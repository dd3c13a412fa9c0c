import { expect, test } from 'vitest';
import { catalogue } from './catalogue.js';
import { formatDate, formatNumber } from './format.js';
import { preferredLocale } from './locale.js';

test.each([
  ['es-MX,es;q=0.9,en;q=0.8', 'es'],
  ['en-US,es;q=0.9', 'en'],
  ['fr,de;q=0.8', 'en'],
  ['en;q=0.2, ES;q=0.7', 'es'],
  ['es;q=0', 'en'],
  ['', 'en'],
  [null, 'en'],
])('%s asks for %s', (header, locale) => {
  expect(preferredLocale(header)).toBe(locale);
});

test('a message counts and keeps signs that look like markup', () => {
  const words = catalogue(
    { schools: '{n, plural, one {# school} other {# schools}} <10' },
    { schools: '{n, plural, one {# escuela} other {# escuelas}} <10' },
  );
  expect(words.in('en')('schools', { n: 1 })).toBe('1 school <10');
  expect(words.in('es')('schools', { n: 1234 })).toBe('1,234 escuelas <10');
});

test('a day is the same day everywhere', () => {
  expect(formatDate('en', '2024-10-01')).toBe('October 1, 2024');
  expect(formatDate('es', '2024-10-01')).toBe('1 de octubre de 2024');
});

test('numbers follow the language', () => {
  expect(formatNumber('en', 135_978)).toBe('135,978');
  expect(formatNumber('es', 0.123, { style: 'percent' })).toMatch(/12\s?%/);
});
