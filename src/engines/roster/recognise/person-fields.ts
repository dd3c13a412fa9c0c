import { races } from '../values/demographics.js';
import { programs } from '../values/program.js';

/** The fields that say what a person is counted as. */
export function demographicFields() {
  const flags: Record<(typeof races)[number], string> = {
    hispanic:
      'hispanicOrLatinoEthnicity | hispanic | HispanicLatinoEthnicity | is hispanic | hispanic latino | ethnicityCodes | ethnicity',
    'native american': 'americanIndianOrAlaskaNative | american indian | native american',
    asian: 'asian',
    black: 'blackOrAfricanAmerican | black | african american',
    'pacific islander': 'nativeHawaiianOrOtherPacificIslander | pacific islander | native hawaiian',
    white: 'white',
    'two or more races': 'demographicRaceTwoOrMoreRaces | two or more races | multiracial',
  };
  return {
    birthDate: 'birthDate | date of birth | DOB | birth day',
    gender: 'sex | gender | BirthSex | gender code',
    race: 'race | race ethnicity | raceCodes | federal race | race code | ethnic group | races',
    ...(Object.fromEntries(races.map((race) => [`race ${race}`, flags[race]])) as Record<
      `race ${(typeof races)[number]}`,
      string
    >),
  } as const;
}

/** One field for each program in which a row may mark its student with yes. */
export function programFields() {
  const headers: Record<(typeof programs)[number], string> = {
    disability:
      'IEP | disability | special education | SPED | SWD | IDEA indicator | disability status | student with disability',
    'section 504': '504 | section 504 | 504 plan | section 504 status',
    'english learner':
      'english learner | ELL | EL | LEP | MLL | english learner status | multilingual learner | ELL status',
    'economically disadvantaged':
      'economically disadvantaged | low income | economic disadvantage | economic disadvantage status | ECD',
    'free meals': 'free meals | free lunch',
    'reduced-price meals': 'reduced price meals | reduced lunch | reduced price lunch',
    homeless: 'homeless | homeless status | mckinney vento | homelessness',
    'foster care': 'foster care | foster | foster care status | foster status',
    'military-connected': 'military connected | military | military connected student',
    migrant: 'migrant | migrant status | migratory',
  };
  return Object.fromEntries(programs.map((program) => [`program ${program}`, headers[program]])) as Record<
    `program ${(typeof programs)[number]}`,
    string
  >;
}
