import { expect, test } from 'vitest';
import { parsePrinciples, writtenPrinciples } from './parse.js';

test('a line with # is a title, what follows explains it', () => {
  const principles = parsePrinciples('# Listen\r\nFirst listen.\r\n\r\nThen speak.\r\n## Share\nFood first.');
  expect(principles).toEqual([
    { title: 'Listen', body: 'First listen.\n\nThen speak.' },
    { title: 'Share', body: 'Food first.' },
  ]);
  expect(parsePrinciples(writtenPrinciples(principles))).toEqual(principles);
});

test('words before the first title are a principle that lacks one, so that none are lost', () => {
  expect(parsePrinciples('Just some words')).toEqual([{ title: '', body: 'Just some words' }]);
  expect(parsePrinciples('Before\n# Listen')).toEqual([
    { title: '', body: 'Before' },
    { title: 'Listen', body: '' },
  ]);
  expect(parsePrinciples(' \n')).toEqual([]);
});
