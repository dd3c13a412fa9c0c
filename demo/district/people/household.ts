import { dayOf } from '../days.ts';
import { familyNameOf, type Heritage, heritageOf, racesOf } from './heritage.ts';
import { type Family, historyOf, presenceOf } from './history.ts';
import { adultFirstName, firstName, nickname } from './names.ts';
import { oddityOf, oddName } from './odd.ts';
import type { Guardian, Household, Student } from './people.ts';
import { programsOf } from './programs.ts';
import { Chance } from '../random.ts';
import { choices, townsFor } from '../schools.ts';
import type { Town } from '../town.ts';

/** Cohorts by their grade in the first autumn: the youngest come to kindergarten three years later. */
const [youngest, cohorts] = [-3, 16];
const siblings = { '1': 47, '2': 34, '3': 14, '4': 5 };
const studentsPerHousehold = 1.77;
/** Families that come or go stay half of the time on average; some students leave before they finish. */
const present = 0.84;

export const householdCount = (students: number): number =>
  Math.round((students * cohorts) / 13 / present / studentsPerHousehold);

/** Household number `index`, the same each time, whatever was made before it. */
export function householdOf(town: Town, index: number): Household {
  const chance = new Chance(town.seed, 'household', index);
  const place = index % townsFor(town.students);
  const heritage = heritageOf(chance);
  const elementary = Number(chance.weighed(choices(place, 'elementary')));
  const family: Family = {
    town: place,
    elementary,
    lowIncome: chance.happens(town.schools[elementary]!.lowIncome * (heritage === 'white' ? 0.85 : 1.1)),
    presence: presenceOf(chance, town.years),
    moves: town.years.map((year) => (chance.happens(0.08) ? chance.pick(year.sessions) : undefined)),
  };
  const familyName = familyNameOf(chance, heritage);
  const household: Household = {
    index,
    town: place,
    heritage,
    streets: addressesOf(new Chance(town.seed, 'address', index), family),
    guardians: guardiansOf(chance, index, familyName, heritage),
    students: [],
  };
  const shared = Math.sqrt(chance.heavyTailed()) * (family.lowIncome ? 1.12 : 0.78);
  for (const [position, cohort] of cohortsOf(chance).entries())
    household.students.push(studentOf(town, household, family, { position, cohort, familyName, shared }));
  return household;
}

interface Place {
  position: number;
  cohort: number;
  familyName: string;
  shared: number;
}

/** Brothers and sisters one to four years apart, and twins; the ring of cohorts is closed, so that all come out equally full. */
function cohortsOf(chance: Chance): number[] {
  const found = [chance.between(0, cohorts - 1)];
  for (let left = Number(chance.weighed(siblings)) - 1; left > 0; left -= 1)
    found.push((found.at(-1)! + (chance.happens(0.045) ? 0 : chance.between(1, 4))) % cohorts);
  return found.map((place) => youngest + place);
}

function studentOf(town: Town, household: Household, family: Family, place: Place): Student {
  const key = household.index * 8 + place.position;
  const chance = new Chance(town.seed, 'student', key);
  const { heritage, students: older } = household;
  const twin = older.find((student) => student.cohort === place.cohort);
  const odd = oddityOf(chance);
  const sex = chance.weighed({ female: 48.6, male: 51, other: 0.4 });
  const given = () =>
    firstName(
      chance,
      sex === 'other' ? chance.pick(['female', 'male']) : sex,
      heritage === 'latino' && chance.happens(0.65),
    );
  let givenName = given();
  while (older.some((student) => student.givenName === givenName)) givenName = given();
  const preferred = chance.happens(0.16) ? nickname(chance, givenName) : chance.happens(0.012) ? given() : undefined;
  const number = `99000${String((key * 7919) % 9_999_991).padStart(7, '0')}`;
  const late = place.cohort > 0 && chance.happens(0.05) ? 1 : 0;
  const born = dayOf(town.years[0]!.start - 6 - place.cohort - late, 9, 1) + chance.between(0, 364);
  const { races, hispanic } = racesOf(new Chance(town.seed, 'races', household.index), heritage);
  const student: Student = {
    number,
    sourcedId: `qh-student-${number}`,
    givenName,
    middleName: chance.happens(0.6) ? given() : '',
    familyName: chance.happens(0.06) ? familyNameOf(chance, heritage) : place.familyName,
    preferredGivenName: preferred ?? '',
    sex,
    birth: twin?.birth ?? born,
    cohort: place.cohort,
    races,
    hispanic,
    stints: historyOf(chance, town.years, family, place.cohort, odd),
    programs: [],
    absence: place.shared * Math.sqrt(chance.heavyTailed()),
    trouble: chance.heavyTailed(),
  };
  student.programs = programsOf(chance, town, family, household, student);
  return oddName(odd, student);
}

function addressesOf(chance: Chance, { moves }: Family): string[] {
  const draw = () => `${chance.between(1, 480)} ${chance.pick(streets)}`;
  let street = draw();
  return moves.map((move) => (move === undefined ? street : (street = draw())));
}

function guardiansOf(chance: Chance, index: number, familyName: string, heritage: Heritage): Guardian[] {
  return Array.from({ length: chance.happens(0.55) ? 2 : 1 }, (_, position) => ({
    sourcedId: `qh-guardian-${index}-${position + 1}`,
    givenName: adultFirstName(chance, chance.happens(position === 0 ? 0.75 : 0.3) ? 'female' : 'male'),
    familyName: chance.happens(0.7) ? familyName : familyNameOf(chance, heritage),
    // 555-0100 to 555-0199 are set aside for made-up numbers.
    phone: `401-555-01${String(chance.between(0, 99)).padStart(2, '0')}`,
  }));
}

const streets = [
  'Bayberry Lane',
  'Capstan Street',
  'Dory Road',
  'Eelgrass Avenue',
  'Fish House Lane',
  'Gull Street',
  'Halyard Street',
  'Jib Court',
  'Keel Street',
  'Lobster Pot Road',
  'Mainsail Drive',
  'Net Loft Lane',
  'Oyster Bed Road',
  'Pilot Street',
  'Rope Walk',
  'Sextant Avenue',
  'Tidewater Street',
  'Upper Wharf Street',
  'Wave Crest Drive',
  'Yawl Avenue',
];
