import { beforeAll, expect, test } from 'vitest';
import { bringIn, figureWorld } from '../../../tests/figure-imports.js';
import { testHouse } from '../../../tests/house.js';
import { saysTrouble } from './pages/trouble-words.js';

const house = testHouse();
beforeAll(() => figureWorld(house));

const header = 'schcode,schname,distname,total,FEMALE,MALE';
const other = '440000100002,Anchor School,Bayside,80,40,40';
/** A file in which one school's girls are written like this; the school has 100 students, 52 of them boys. */
const lay = async (girls: string, settled = {}) =>
  (await bringIn(house, [header, `440000100001,Harbor School,Bayside,100,${girls},52`, other].join('\n'), {
    dryRun: true,
    settled,
  }))!;
const said = (locale: 'en' | 'es', { outcome }: Awaited<ReturnType<typeof lay>>) =>
  outcome.troubles.map((trouble) => saysTrouble(locale, trouble).message);

test.each(['*', '<5', 'n<10', 'N<10', 's'])(
  '“%s” is a withheld count, and what would give it away is held back',
  async (mark) => {
    const { counts } = (await lay(mark)).outcome;
    expect(counts).toMatchObject({ shown: 4, 'withheld by its publisher': 1, complementary: 1 });
  },
);

test('a mark that names a limit is held against the total', async () => {
  expect(said('en', await lay('<5'))).toEqual(['The parts do not add up: the total is 100, the parts make 52–56.']);
  expect(said('es', await lay('<5'))).toEqual(['Las partes no suman: el total es 100, las partes suman 52–56.']);
});

test.each([
  [
    'a date that a spreadsheet made of a number',
    '5-Jan',
    '“5-Jan” is neither a number nor a known mark. The cell is left out.',
    '“5-Jan” no es un número ni una marca conocida.',
  ],
  [
    'a comma for the decimal point',
    '"1.234,5"',
    '“1.234,5” is neither a number nor a known mark.',
    '“1.234,5” no es un número ni una marca conocida.',
  ],
  [
    'a percent among counts',
    '48%',
    '“48%” cannot be a number of students. The cell is left out.',
    '“48%” no puede ser un número de estudiantes.',
  ],
  [
    'a mark of its own',
    'DNR',
    '“DNR” is neither a number nor a known mark.',
    '“DNR” no es un número ni una marca conocida.',
  ],
  [
    'a formula',
    '=1+1',
    '“=1+1” is neither a number nor a known mark.',
    '“=1+1” no es un número ni una marca conocida.',
  ],
  [
    'HTML',
    '<b>48</b>',
    '“<b>48</b>” is neither a number nor a known mark.',
    '“<b>48</b>” no es un número ni una marca conocida.',
  ],
])('%s is never read as a number', async (_, cell, en, es) => {
  const laid = await lay(cell);
  expect(said('en', laid)).toEqual([expect.stringContaining(en)]);
  expect(said('es', laid)).toEqual([expect.stringContaining(es)]);
  // The boys and the total would tell the number that the cell may have held.
  expect(laid.outcome.counts).toMatchObject({ shown: 4, complementary: 1 });
});

test.each([
  ['2024-25', '2024-25'],
  ['2024-2025', '2024-25'],
  ['2024/25', '2024-25'],
  ['SY 2024–25', '2024-25'],
  ['20242025', '2024-25'],
  ['2024', '2024'],
])('the year “%s” is read as %s', async (written, year) => {
  expect((await inYear(written)).outcome.years).toEqual([year]);
});

test.each(['FY25', '24-25', '2024-26', '10/1/2024'])('the year “%s” is not guessed at', async (written) => {
  const laid = await inYear(written);
  expect(laid.outcome.years).toEqual([]);
  expect(said('en', laid)).toContain(`“${written}” is no school year.`);
  expect(said('es', laid)).toContain(`“${written}” no es un año escolar.`);
});

const inYear = async (written: string) =>
  (await bringIn(house, `${header},Year\n440000100001,Harbor School,Bayside,100,48,52,${written}`, {
    dryRun: true,
    settled: { year: { column: 'Year' } },
  }))!;
