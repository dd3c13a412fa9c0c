import { surname, type SurnameList, withoutAccents } from './names.ts';
import type { Race } from './people.ts';
import type { Chance } from '../random.ts';

/** Where a family's names come from, about as in a coastal town of Rhode Island. */
export type Heritage =
  | 'latino'
  | 'white'
  | 'portuguese'
  | 'cape verdean'
  | 'black'
  | 'southeast asian'
  | 'asian'
  | 'native'
  | 'pacific';

const shares: Record<Heritage, number> = {
  latino: 33,
  white: 38,
  portuguese: 9,
  'cape verdean': 6,
  black: 6,
  'southeast asian': 4.5,
  asian: 2,
  native: 1.2,
  pacific: 0.3,
};

/** Of a hundred students, how many learn English as a further language. */
export const learningEnglish: Record<Heritage, number> = {
  latino: 36,
  white: 1,
  portuguese: 12,
  'cape verdean': 24,
  black: 5,
  'southeast asian': 14,
  asian: 14,
  native: 1,
  pacific: 10,
};

export const heritageOf = (chance: Chance): Heritage => chance.weighed(shares);

/** A family name: of two parts as Latino families often have it, with or without its accents, now and then joined by a hyphen. */
export function familyNameOf(chance: Chance, heritage: Heritage): string {
  if (heritage !== 'latino') {
    const name = surname(chance, listOf(chance, heritage));
    return chance.happens(0.03) ? `${name}-${surname(chance, listOf(chance, heritage))}` : name;
  }
  const accents = chance.happens(0.6);
  const first = surname(chance, 'spanish');
  const second = chance.happens(0.45) ? surname(chance, 'spanish') : undefined;
  const name = second === undefined ? first : `${first}${chance.happens(0.15) ? '-' : ' '}${second}`;
  return accents ? name : withoutAccents(name);
}

function listOf(chance: Chance, heritage: Exclude<Heritage, 'latino'>): SurnameList {
  switch (heritage) {
    case 'white':
      return chance.happens(0.3) ? 'rhode island' : 'general';
    case 'black':
      return chance.happens(0.5) ? 'black' : 'general';
    case 'native':
    case 'pacific':
      return 'general';
    default:
      return heritage;
  }
}

/** Races as a family ticks them: most tick one, some two. */
export function racesOf(chance: Chance, heritage: Heritage): { races: Race[]; hispanic: boolean } {
  if (heritage === 'latino') {
    const races = chance.weighed({
      white: 62,
      blackOrAfricanAmerican: 18,
      none: 8,
      americanIndianOrAlaskaNative: 3,
      two: 9,
    });
    if (races === 'two') return { races: ['blackOrAfricanAmerican', 'white'], hispanic: true };
    return { races: races === 'none' ? [] : [races], hispanic: true };
  }
  const own = ownRace[heritage];
  const other = chance.pick(allRaces);
  const two = chance.happens(heritage === 'white' ? 0.05 : 0.14) && other !== own;
  return { races: two ? [own, other] : [own], hispanic: chance.happens(0.02) };
}

const allRaces: Race[] = ['white', 'blackOrAfricanAmerican', 'asian', 'americanIndianOrAlaskaNative', 'white'];
const ownRace: Record<Exclude<Heritage, 'latino'>, Race> = {
  white: 'white',
  portuguese: 'white',
  'cape verdean': 'blackOrAfricanAmerican',
  black: 'blackOrAfricanAmerican',
  'southeast asian': 'asian',
  asian: 'asian',
  native: 'americanIndianOrAlaskaNative',
  pacific: 'nativeHawaiianOrOtherPacificIslander',
};
