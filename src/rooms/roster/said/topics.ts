import type { Field, RecordKind } from '#engines/roster/index.js';

/**
 * What codes of student records are about, and what each can mean: words that the readers of these fields understand.
 * `none`: as if the cell were empty.
 */
export const topics = {
  attendance: [
    'excused',
    'unexcused',
    'out of school suspension',
    'absent',
    'half day excused',
    'half day unexcused',
    'half day absent',
    'present',
    'tardy',
    'early departure',
    'in school suspension',
    'approved activity',
    'not enrolled',
  ],
  discipline: [
    'out of school suspension',
    'in school suspension',
    'expulsion',
    'removal',
    'referral to law enforcement',
    'detention',
    'other',
  ],
  program: [
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
    // A program that no figure is broken down by: its rows are passed over.
    'gifted',
  ],
  gender: ['female', 'male', 'another gender', 'none'],
  race: ['hispanic', 'native american', 'asian', 'black', 'pacific islander', 'white', 'two or more races', 'none'],
  grade: ['PK', 'KG', '01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12', 'UG', 'none'],
  meals: ['free', 'reduced', 'paid', 'none'],
  calendar: ['in session', 'not in session'],
  flag: ['yes', 'no', 'none'],
} as const;

export type Topic = keyof typeof topics;
export type Meaning = { [T in Topic]: (typeof topics)[T][number] }[Topic];

/** Problems cut longer values off; what is that long is no code. */
export const longestCode = 79;

export const topicNames = Object.keys(topics) as Topic[];

export const isTopic = (text: string): text is Topic => Object.hasOwn(topics, text);

export const isMeaning = (topic: Topic, text: string): text is Meaning =>
  (topics[topic] as readonly string[]).includes(text);

/** What a reader gets to read in place of the code. */
export const wordOf = (meaning: Meaning): string => (meaning === 'none' ? '' : meaning);

/** What the codes of a column are about; nothing where it holds no codes. */
export function topicOf(kind: RecordKind, field: Field): Topic | undefined {
  if (/^(?:program|race) |^(?:holds|excused)$/u.test(field)) return 'flag';
  if (kind === 'calendar' && field === 'kind') return 'calendar';
  return byField[field];
}

const byField: Partial<Record<Field, Topic>> = {
  code: 'attendance',
  action: 'discipline',
  program: 'program',
  gender: 'gender',
  race: 'race',
  grades: 'grade',
  grade: 'grade',
  mealStatus: 'meals',
};
