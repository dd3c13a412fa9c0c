/** One group of students that reports break figures down by. */
export interface Subgroup {
  /** Stable name in code and data; the words that people see are translated elsewhere. */
  code: string;
  /** Groups of one dimension exclude each other, except in `program`. */
  dimension: 'all' | 'race' | 'sex' | 'grade' | 'program';
  /** Words of headers and cells in lower case, as Rhode Island, Connecticut, New York, EDFacts and the CRDC write them. */
  words: readonly string[];
}

export const subgroups: readonly Subgroup[] = [
  group(
    'all',
    'all',
    'total',
    'all students',
    'all',
    'total enrollment',
    'total students',
    'enrollment',
    'total cohort',
  ),

  group(
    'hispanic',
    'race',
    'hispanic',
    'hispanic/latino',
    'hispanic or latino',
    'hispanic/latino of any race',
    'latino',
    'latinx',
    'hi',
    'mhi',
  ),
  group(
    'native american',
    'race',
    'native',
    'native american',
    'american indian',
    'american indian or alaska native',
    'american indian/alaska native',
    'am',
    'mam',
    'man',
  ),
  group('asian', 'race', 'asian', 'as', 'mas', 'masian'),
  group(
    'black',
    'race',
    'black',
    'black or african american',
    'african american',
    'black/african american',
    'bl',
    'mbl',
  ),
  group(
    'pacific islander',
    'race',
    'pacificislander',
    'pacific islander',
    'native hawaiian or other pacific islander',
    'native hawaiian/other pacific islander',
    'native hawaiian or pacific islander',
    'hp',
    'mhp',
    'mnp',
  ),
  group('white', 'race', 'white', 'wh', 'mwh'),
  group(
    'two or more races',
    'race',
    'multirace',
    'multiracial',
    'multi-racial',
    'two or more races',
    'two or more',
    'tr',
    'mtr',
    'mmu',
  ),
  group(
    'asian or pacific islander',
    'race',
    'asian or native hawaiian/other pacific islander',
    'asian/pacific islander',
    'asian or pacific islander',
    'map',
  ),
  group('all other races', 'race', 'all other races', 'other races'),

  group('female', 'sex', 'female', 'females', 'girls', 'f'),
  group('male', 'sex', 'male', 'males', 'boys', 'm'),
  group('another gender', 'sex', 'other', 'nonbinary', 'non-binary', 'another gender', 'x', 'gender x', 'nb'),

  group('prekindergarten', 'grade', 'pk', 'pre-k', 'prek', 'prekindergarten', 'pre-kindergarten', 'ps', 'grade pk'),
  group('prekindergarten full day', 'grade', 'pf', 'prek full day', 'pk full', 'pre-k full day'),
  group('kindergarten', 'grade', 'kg', 'k', 'kindergarten', 'grade k', '0k'),
  group('kindergarten full day', 'grade', 'kf', 'kindergarten full day', 'k full', 'full day k'),
  ...Array.from({ length: 12 }, (_, index) => grade(index + 1)),
  group('ungraded', 'grade', 'ungraded', 'ug', 'ungraded elementary', 'ungraded secondary'),

  group(
    'economically disadvantaged',
    'program',
    'economically disadvantaged',
    'frl',
    'frpl',
    'ecd',
    'ecodis',
    'low income',
    'low-income',
    'free or reduced price lunch',
    'free/reduced price meal eligible',
    'free/reduced lunch',
    'poverty',
  ),
  group('free meals', 'program', 'free meal eligible', 'free lunch', 'fl'),
  group(
    'reduced-price meals',
    'program',
    'reduced price meal eligible',
    'reduced-price lunch',
    'reduced price lunch',
    'rl',
  ),
  group(
    'not economically disadvantaged',
    'program',
    'not economically disadvantaged',
    'non-economically disadvantaged',
    'necd',
  ),
  group(
    'disability',
    'program',
    'iep',
    'students with disabilities',
    'student with disabilities',
    'swd',
    'cwd',
    'wdis',
    'idea',
    'special education',
    'sped',
  ),
  group(
    'no disability',
    'program',
    'general education',
    'general education students',
    'gened',
    'students without disabilities',
  ),
  group('section 504', 'program', '504', 'section 504', '504 plan'),
  group(
    'english learner',
    'program',
    'lep',
    'ell',
    'el',
    'mll',
    'english learner',
    'english learners',
    'english language learner',
    'english language learners',
    'multilingual learners',
    'limited english proficient',
  ),
  group(
    'not english learner',
    'program',
    'english proficient',
    'non-english language learner',
    'not english learner',
    'non-ell',
  ),
  group('homeless', 'program', 'homeless', 'homelessness', 'students experiencing homelessness', 'hom'),
  group('foster care', 'program', 'foster', 'foster care', 'in foster care', 'fcs'),
  group(
    'military-connected',
    'program',
    'military',
    'military connected',
    'military-connected',
    'parent in armed forces',
    'mil',
  ),
  group('migrant', 'program', 'migrant', 'migratory', 'mig'),
  group('career and technical', 'program', 'voced', 'cte', 'career and technical', 'vocational education'),
  group('high needs', 'program', 'students with high needs', 'high needs'),
  group('no high needs', 'program', 'students without high needs', 'not high needs'),
];

/** What a column is for. */
export type Role =
  | 'school id'
  | 'district id'
  | 'school name'
  | 'district name'
  | 'year'
  | 'subgroup'
  | 'subgroup category'
  | 'grade'
  | 'period'
  | 'updated';

/** Header words that settle a column's role, in lower case. */
export const columnWords: Readonly<Record<Role, readonly string[]>> = {
  'school id': [
    'schcode',
    'school code',
    'school id',
    'school number',
    'ncessch',
    'nces school id',
    'dbn',
    'bds code',
    'beds code',
    'combokey',
    'schoolid',
    'entity cd',
    'sch id',
    'school_id',
  ],
  'district id': [
    'distcode',
    'district code',
    'district id',
    'leaid',
    'lea id',
    'nces district id',
    'district number',
    'dist code',
    'lea code',
  ],
  'school name': ['schname', 'school name', 'school', 'sch name', 'schnam'],
  'district name': ['distname', 'district name', 'district', 'lea name', 'leaname', 'dist name', 'leanm'],
  year: ['year', 'school year', 'schoolyear', 'cohort', 'cohort year', 'survyear', 'reporting year'],
  subgroup: ['subgroup', 'student group', 'demographic', 'subgroup name', 'group', 'student subgroup'],
  'subgroup category': ['category', 'subgroup category', 'demographic category', 'student group category'],
  grade: ['grade', 'grade level'],
  period: ['reporting period', 'period', 'month'],
  updated: ['date update', 'date updated', 'last updated', 'updated'],
};

function group(code: string, dimension: Subgroup['dimension'], ...words: string[]): Subgroup {
  return { code, dimension, words };
}

function grade(number: number): Subgroup {
  const two = String(number).padStart(2, '0');
  const numerals = number < 10 ? [two, String(number)] : [two];
  return group(
    `grade ${number}`,
    'grade',
    two,
    ...numerals.flatMap((numeral) => [`g${numeral}`, `grade ${numeral}`, `gr ${numeral}`]),
  );
}
