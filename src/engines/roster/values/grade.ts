import { subgroupOf } from '#engines/tabular/index.js';

/** Grade levels by the codes of the Common Education Data Standards, which OneRoster uses. */
export const grades = [
  'IT',
  'PR',
  'PK',
  'TK',
  'KG',
  '01',
  '02',
  '03',
  '04',
  '05',
  '06',
  '07',
  '08',
  '09',
  '10',
  '11',
  '12',
  '13',
  'PS',
  'UG',
  'Other',
] as const;

export type Grade = (typeof grades)[number];

/** Reads a grade in any usual spelling: `KG`, `K`, `0`, `07`, `7.0`, `7th grade`, `Seventh`, `Freshman`, `-1` (prekindergarten). */
export function readGrade(text: string): Grade | undefined {
  const written = text
    .trim()
    .toLowerCase()
    .replaceAll(/^.*#|\bgrade\b|\bgr\b\.?|[.]0+$/gu, '')
    .replaceAll(/[\s_.]+/gu, ' ')
    .trim();
  return byWord.get(written) ?? numbered(written) ?? fromSubgroup(written);
}

const byWord = new Map<string, Grade>([
  ...grades.map((grade) => [grade.toLowerCase(), grade] as const),
  ...words('IT', 'infant/toddler', 'infant', 'toddler'),
  ...words('PR', 'preschool', 'ee', 'early education', '-2', 'pk3', 'p3'),
  ...words('PK', '-1', 'pk4', 'p4', 'pre k', 'pre kindergarten', 'preschool/prekindergarten'),
  ...words('TK', 'transitional kindergarten'),
  ...words('KG', '0', '00', 'kg', 'kf', 'kp', 'kinder'),
  ...[
    'first',
    'second',
    'third',
    'fourth',
    'fifth',
    'sixth',
    'seventh',
    'eighth',
    'ninth',
    'tenth',
    'eleventh',
    'twelfth',
  ].map((word, index) => [word, numbered(String(index + 1))!] as const),
  ...words('09', 'freshman'),
  ...words('10', 'sophomore'),
  ...words('11', 'junior'),
  ...words('12', 'senior'),
  ...words('PS', 'ps1', 'ps2', 'ps3', 'ps4', 'postsecondary'),
]);

function words(grade: Grade, ...spellings: string[]): [string, Grade][] {
  return spellings.map((spelling) => [spelling, grade]);
}

function numbered(text: string): Grade | undefined {
  const number = /^(?:0?([1-9])|(1[0-3]))(?:st|nd|rd|th)?$/u.exec(text);
  return number ? ((number[1] ?? number[2]!).padStart(2, '0') as Grade) : undefined;
}

function fromSubgroup(text: string): Grade | undefined {
  const group = subgroupOf(text);
  if (group?.dimension !== 'grade') return undefined;
  if (group.code.startsWith('prekindergarten')) return 'PK';
  if (group.code.startsWith('kindergarten')) return 'KG';
  return group.code === 'ungraded' ? 'UG' : numbered(group.code.replace('grade ', ''));
}
