import { describe, expect, it } from 'vitest';
import { type CellReading, legend, readCell, readIdentifier, usualDigits } from './index.js';

describe('readCell', () => {
  const number = (value: number): CellReading => ({ kind: 'number', value });
  it.each<[string, CellReading]>([
    ['0', number(0)],
    [' 42 ', number(42)],
    ['3,294', number(3294)],
    ['1,234,567.5', number(1234567.5)],
    ['1.00', number(1)],
    ['.5', number(0.5)],
    ['-3', number(-3)],
    ['37.200000000000003', number(37.2)],
    ['0.28999999999999998', number(0.29)],
    ['3.1E+11', number(3.1e11)],
    ['\u00a012\u00a0', number(12)],
    ['85.2%', { kind: 'number', value: 85.2, unit: 'percent' }],
    ['85.2 %', { kind: 'number', value: 85.2, unit: 'percent' }],
    ['*', { kind: 'withheld', mark: '*' }],
    ['s', { kind: 'withheld', mark: 's' }],
    ['S', { kind: 'withheld', mark: 'S' }],
    ['‡', { kind: 'withheld', mark: '‡' }],
    ['<10', { kind: 'withheld', mark: '<10', high: 9 }],
    ['n<10', { kind: 'withheld', mark: 'n<10', high: 9 }],
    ['N < 10', { kind: 'withheld', mark: 'N < 10', high: 9 }],
    ['≤5', { kind: 'withheld', mark: '≤5', high: 5 }],
    ['<=5', { kind: 'withheld', mark: '<=5', high: 5 }],
    ['>20', { kind: 'withheld', mark: '>20', low: 21 }],
    ['<5%', { kind: 'withheld', mark: '<5%', high: 5, unit: 'percent' }],
    ['>=95%', { kind: 'withheld', mark: '>=95%', low: 95, high: 100, unit: 'percent' }],
    ['', { kind: 'missing' }],
    ['-', { kind: 'missing' }],
    ['--', { kind: 'missing' }],
    ['-999', { kind: 'missing' }],
    ['-9', { kind: 'missing' }],
    ['N/A', { kind: 'not applicable' }],
    ['NA', { kind: 'not applicable' }],
    ['†', { kind: 'not applicable' }],
    ['3,29', { kind: 'unreadable', text: '3,29' }],
    ['twelve', { kind: 'unreadable', text: 'twelve' }],
    ['<', { kind: 'unreadable', text: '<' }],
    ['.', { kind: 'missing' }],
  ])('reads %j', (text, reading) => expect(readCell(text)).toEqual(reading));

  it('lets a file’s own legend go first', () => {
    const marks = legend(
      { mark: '', meaning: 'withheld', low: 0, high: 9 },
      { mark: '-9', meaning: 'withheld' },
      { mark: '-', meaning: 'not applicable' },
    );
    expect(['', '-9', '-', '*'].map((text) => readCell(text, marks).kind)).toEqual([
      'withheld',
      'withheld',
      'not applicable',
      'withheld',
    ]);
    expect(readCell('', marks)).toEqual({ kind: 'withheld', mark: '', low: 0, high: 9 });
  });
});

describe('readIdentifier', () => {
  it.each([
    ['01103', 5, { id: '01103' }],
    ['1103', 5, { id: '01103', code: 'identifier-mended' }],
    ['1.00', 2, { id: '01', code: 'identifier-mended' }],
    ['99,101.00', 5, { id: '99101', code: 'identifier-mended' }],
    ['440003000123', 12, { id: '440003000123' }],
    ['3.1E+11', 12, { code: 'identifier-damaged' }],
    ['4.40003e11', 12, { code: 'identifier-damaged' }],
    ['123456', 5, { id: '123456', code: 'identifier-too-long' }],
    ['01M015', undefined, { id: '01M015' }],
    ['00000CT', 7, { id: '00000CT' }],
    ['', 5, {}],
  ] as const)('reads %j with %j digits', (text, digits, reading) =>
    expect(readIdentifier(text, digits)).toEqual(reading),
  );

  it('learns how many digits ids have from most of a column', () => {
    expect(usualDigits(['01103', '01104', '1105', ''])).toBe(5);
    expect(usualDigits(['01M015', '01M019'])).toBeUndefined();
    expect(usualDigits([])).toBeUndefined();
  });
});
