import { subgroupOf } from '#engines/tabular/index.js';
import { wordKey } from './text.js';

/** The codes are those of the subgroups of published figures. */
export const programs = [
  'disability',
  'section 504',
  'english learner',
  'economically disadvantaged',
  'free meals',
  'reduced-price meals',
  'homeless',
  'foster care',
  'military-connected',
  'migrant',
] as const;

export type Program = (typeof programs)[number];

/** Reads the name of a program or status: `IEP`, `ELL`, `McKinney-Vento`, `freeLunch`, an Ed-Fi descriptor. */
export function readProgram(text: string): Program | undefined {
  const key = wordKey(text);
  const code = more.get(key) ?? subgroupOf(key)?.code ?? subgroupOf(key.replaceAll(' ', '-'))?.code;
  return programs.find((program) => program === code);
}

/** Whether a word names a program that many exports list and that no figure here is broken down by. */
export const isAnotherProgram = (text: string): boolean => others.has(wordKey(text));

/** Whether a status comes from a meal application, which federal law keeps to named people. */
export const isRestricted = (program: Program): boolean =>
  program === 'free meals' || program === 'reduced-price meals';

const more = new Map<string, Program>([
  ...programs.map((program) => [wordKey(program), program] as const),
  ['ese', 'disability'],
  ['students with disability', 'disability'],
  ['student with a disability', 'disability'],
  ['disabled', 'disability'],
  ['disability status', 'disability'],
  ['idea indicator', 'disability'],
  ['504 plan', 'section 504'],
  ['section 504 placement', 'section 504'],
  ['english as a second language (esl)', 'english learner'],
  ['english as a second language', 'english learner'],
  ['esl', 'english learner'],
  ['el status', 'english learner'],
  ['english learner status', 'english learner'],
  ['multilingual learner', 'english learner'],
  ['mckinney vento', 'homeless'],
  ['mc kinney vento', 'homeless'],
  ['homeless status', 'homeless'],
  ['foster care status', 'foster care'],
  ['migrant education', 'migrant'],
  ['migrant status', 'migrant'],
  ['free', 'free meals'],
  ['free meals', 'free meals'],
  ['reduced', 'reduced-price meals'],
  ['reduced price meals', 'reduced-price meals'],
  ['reduced lunch', 'reduced-price meals'],
  ['low income status', 'economically disadvantaged'],
  ['economic disadvantage', 'economically disadvantaged'],
  ['title i economic disadvantage', 'economically disadvantaged'],
  ['military connected student', 'military-connected'],
]);

const others: ReadonlySet<string> = new Set(
  [
    'bilingual | gifted and talented | gifted | career and technical education | cte | title i part a | title i',
    'neglected and delinquent program | compensatory services for disadvantaged students | after school program',
  ].flatMap((words) => words.split(' | ')),
);
