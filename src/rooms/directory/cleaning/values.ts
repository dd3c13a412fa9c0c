import type { Level, Sector } from './row.js';
import type { Cell } from './cell.js';
import { stateCode, zipBeginsWithZero } from './states.js';

export function readState({ text, tell }: Cell): string | null {
  if (text === '') return null;
  const code = stateCode(text);
  if (!code) tell('state-wrong');
  return code ?? null;
}

export function readZip({ text, tell }: Cell, state: string | null, repair: boolean): string | null {
  if (text === '') return null;
  const digits = text
    .replace(/\.0+$/, '')
    .replaceAll(/[\s-]/g, '')
    .replace(/^(\d{5})0000$/, '$1');
  if (/^\d{5}(\d{4})?$/.test(digits)) return withPlusFour(digits);
  if (/^\d{4}(\d{4})?$/.test(digits) && repair && zipBeginsWithZero(state)) {
    tell('zip-repaired', { zip: withPlusFour(`0${digits}`) });
    return withPlusFour(`0${digits}`);
  }
  tell('zip-wrong');
  return null;
}

const withPlusFour = (digits: string) => (digits.length === 9 ? `${digits.slice(0, 5)}-${digits.slice(5)}` : digits);

/** -1 for pre-kindergarten, 0 for kindergarten, 1 to 12, 13 for ungraded. */
export function readGrade({ text, tell }: Cell): number | null {
  const code = text
    .toUpperCase()
    .replace(/\.0+$/, '')
    .replace(/^(GRADE|GR)\s*/, '')
    .replace(/(ST|ND|RD|TH)$/, '');
  if (code === '') return null;
  if (['PK', 'PRE-K', 'PREK', 'PRE-KINDERGARTEN', 'PREKINDERGARTEN', 'P3', 'P4'].includes(code)) return -1;
  if (['KG', 'K', 'KINDERGARTEN', '0', '00', 'TK'].includes(code)) return 0;
  if (['UG', 'UNGRADED', 'AE', '13'].includes(code)) return 13;
  if (/^(0?[1-9]|1[0-2])$/.test(code)) return Number(code);
  tell('grade-wrong');
  return null;
}

const levelNames: Record<string, Level> = {
  elementary: 'elementary',
  primary: 'elementary',
  prekindergarten: 'elementary',
  middle: 'middle',
  high: 'high',
  secondary: 'high',
  other: 'other',
  combined: 'other',
  ungraded: 'other',
  'adult education': 'other',
  '1': 'elementary',
  '2': 'middle',
  '3': 'high',
  '4': 'other',
};

export function readLevel({ text, tell }: Cell): Level | null {
  const name = text.toLowerCase().replace(/ school$/, '');
  if (name === '' || name.startsWith('not ')) return null;
  const level = levelNames[name];
  if (!level) tell('level-unknown');
  return level ?? null;
}

export function readSector({ text, tell }: Cell): Sector | null {
  if (text === '') return null;
  if (/^(public|regular|charter|magnet)/i.test(text)) return 'public';
  if (/^(private|nonpublic|non-public|independent|parochial|catholic)/i.test(text)) return 'private';
  tell('sector-unknown');
  return null;
}

/** Whether the place is closed, by the codes of the federal directory (1 open, 2 closed, 3 new, 4 added, 5 moved, 6 inactive, 7 future, 8 reopened) or in words. */
export function readClosed({ text, tell }: Cell): boolean | null {
  if (text === '') return null;
  if (
    /^[134580]$/.test(text) ||
    /^(open|new|added|changed|active|reopened|operational|currently operational)/i.test(text)
  )
    return false;
  if (/^[267]$/.test(text) || /^(closed|inactive|future|temporarily closed)/i.test(text)) return true;
  tell('status-unknown');
  return null;
}

export function readWebsite({ text, tell }: Cell): string | null {
  if (text === '') return null;
  if (/^(https?:\/\/)?[^\s/<>"]+\.[a-z]{2,}([/?#:][^\s<>"]*)?$/i.test(text)) return text;
  tell('website-wrong');
  return null;
}
