import type { Demographics } from '../records.js';
import type { FieldOf } from '../recognise/vocabulary.js';
import { type Race, raceOf, races, readGender, readRaces } from '../values/demographics.js';
import type { Cells } from './cells.js';
import type { RecordReader } from './reader.js';

export const readDemographics: RecordReader<'demographics'> = (cells) => ({
  studentId: cells.needId('studentId'),
  ...demographicsOf(cells),
});

/** What a row says of birth date, gender and race, in a file of its own or beside names. */
export function demographicsOf(
  cells: Cells<Exclude<FieldOf<'demographics'>, 'studentId'>>,
): Omit<Demographics, 'studentId'> {
  return {
    birthDate: cells.day('birthDate'),
    gender: cells.word('gender', readGender),
    race: raceOf(markedRaces(cells)),
  };
}

function markedRaces(cells: Cells<'race' | `race ${Race}`>): Set<Race> {
  const marked = new Set<Race>();
  for (const race of races) {
    // Some exports write the word where others write yes: an ethnicity column that says "Hispanic" or "Not Hispanic".
    const raw = cells.raw(`race ${race}`).trim();
    if (raw === '' || /^(not|non)[\s-]/iu.test(raw)) continue;
    const named = readRaces(raw);
    if (named === 'unreadable' ? cells.flag(`race ${race}`) : named.includes(race)) marked.add(race);
  }
  const raw = cells.raw('race');
  const named = readRaces(raw);
  if (named === 'unreadable') cells.report('value-not-understood', 'race');
  else for (const race of named) marked.add(race);
  return marked;
}
