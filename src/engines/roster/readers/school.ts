import type { RecordReader } from './reader.js';

export const readSchool: RecordReader<'school'> = (cells) => {
  const sourceId = cells.needId('sourceId');
  const name = cells.text('name');
  if (name === null) cells.report('name-missing', 'name');
  const id = cells.id('ncesId');
  return {
    sourceId,
    name: name ?? '',
    kind: kinds.get(cells.raw('type').trim().toLowerCase()) ?? 'other',
    parentId: cells.id('parentId'),
    ...(id !== null && isNcesId(id) ? { ncesId: id, localId: null } : { ncesId: null, localId: id }),
  };
};

export const readSession: RecordReader<'session'> = (cells) => {
  const sourceId = cells.needId('sourceId');
  const firstDay = cells.needDay('firstDay');
  const lastDay = cells.needDay('lastDay');
  if (!cells.isRefused && lastDay < firstDay) cells.report('last-day-before-first', 'lastDay', { firstDay });
  const year = /(\d{4})$/u.exec(cells.raw('schoolYear').trim());
  return {
    sourceId,
    title: cells.text('title') ?? '',
    kind: sessionKinds.get(cells.raw('type').trim().toLowerCase()) ?? 'other',
    firstDay,
    lastDay,
    parentId: cells.id('parentId'),
    schoolYear: year ? Number(year[1]) : null,
  };
};

/** Twelve digits for a school, seven for a district. */
const isNcesId = (id: string): boolean => /^\d{7}(?:\d{5})?$/u.test(id);

/** A file without a type column lists schools. */
const kinds = new Map([
  ['', 'school'],
  ['school', 'school'],
  ['local', 'district'],
  ['district', 'district'],
] as const satisfies [string, string][]) as ReadonlyMap<string, 'school' | 'district'>;

const sessionKinds = new Map([
  ['schoolyear', 'school year'],
  ['school year', 'school year'],
  ['term', 'term'],
  ['semester', 'term'],
  ['quarter', 'term'],
  ['trimester', 'term'],
  ['gradingperiod', 'grading period'],
] as const satisfies [string, string][]) as ReadonlyMap<string, 'school year' | 'term' | 'grading period'>;
