import { type Problem, readAction, readMark } from '#engines/roster/index.js';
import type { ImportPlan } from '../importing/plan.js';
import type { ImportProblem } from '../problem.js';
import { longestCode, type Meaning, type Topic, topicOf } from './topics.js';

/** The codes and the schools' ids that the files of an import hold. */
export interface Seen {
  codes: SeenCode[];
  schools: SeenSchool[];
  /** How many more codes that nobody knows there are than a person could be asked for. */
  moreCodes: number;
}

export interface SeenCode {
  topic: Topic;
  code: string;
  /** It was read, as it stands or as a person said. */
  isKnown: boolean;
  /** What it means of itself; null where only a person can say. */
  meaning: Meaning | null;
  rows: number;
}

export interface SeenSchool {
  id: string;
  name: string | null;
  rows: number;
  /** The school of the directory, or null where it is none of ours; not there where nobody knows. */
  school?: string | null;
}

const mostAsked = { codes: 200, kept: 5000 };

/** Counts the codes of an import: those that are read as they stand, and those of which a problem tells. */
export class Sightings {
  readonly #topics = new Map<string, Topic>();
  readonly #codes = new Map<string, { topic: Topic; code: string; isKnown: boolean; rows: number }>();

  constructor({ files }: ImportPlan) {
    for (const { path, kind, columns } of files)
      for (const { header, field } of columns) {
        const topic = topicOf(kind, field);
        if (topic) this.#topics.set(`${path}\n${header}`, topic);
      }
  }

  problem({ code, file, column, value }: ImportProblem): void {
    if (!isAboutCode(code) || value === undefined) return;
    const topic = this.#topics.get(`${file}\n${column ?? ''}`);
    if (topic) this.#count(topic, value.trim(), false);
  }

  code(topic: 'attendance' | 'discipline', code: string): void {
    this.#count(topic, code, true);
  }

  /** Those that nobody knows come first, and of these the most frequent. */
  codes(): Pick<Seen, 'codes' | 'moreCodes'> {
    const all = [...this.#codes.values()].toSorted(
      (a, b) => Number(a.isKnown) - Number(b.isKnown) || b.rows - a.rows || (a.code < b.code ? -1 : 1),
    );
    const unknown = all.filter(({ isKnown }) => !isKnown).length;
    return {
      codes: all
        .slice(0, mostAsked.codes)
        .map((each) => ({ ...each, meaning: each.isKnown ? meaningOf(each.topic, each.code) : null })),
      moreCodes: Math.max(0, unknown - mostAsked.codes),
    };
  }

  #count(topic: Topic, written: string, isKnown: boolean): void {
    const counted = this.#codes.get(`${topic}\n${written}`);
    if (counted) counted.rows += 1;
    else this.#begin(topic, written.toWellFormed().replaceAll('\0', ''), isKnown);
  }

  #begin(topic: Topic, code: string, isKnown: boolean): void {
    const key = `${topic}\n${code}`;
    const counted = this.#codes.get(key);
    if (counted) counted.rows += 1;
    else if (code !== '' && code.length <= longestCode && this.#codes.size < mostAsked.kept)
      this.#codes.set(key, { topic, code, isKnown, rows: 1 });
  }
}

const isAboutCode = (code: ImportProblem['code']): boolean =>
  (['mark-not-understood', 'value-not-understood'] satisfies Problem['code'][] as string[]).includes(code);

/** What a code of absences or of discipline means of itself. */
function meaningOf(topic: Topic, code: string): Meaning | null {
  if (topic === 'discipline') return actionMeanings[readAction(code) ?? 'unknown'];
  const mark = readMark(code);
  if (mark === undefined || mark === 'not applicable') return mark ? 'not enrolled' : null;
  if (mark.presence === 'present') return presentMeanings[mark.kind];
  return mark.part === 1 ? absentMeanings[mark.kind][0] : absentMeanings[mark.kind][1];
}

const presentMeanings = {
  present: 'present',
  tardy: 'tardy',
  'early departure': 'early departure',
  'in-school suspension': 'in school suspension',
  'approved off-grounds': 'approved activity',
} as const;

const absentMeanings = {
  excused: ['excused', 'half day excused'],
  unexcused: ['unexcused', 'half day unexcused'],
  'out-of-school suspension': ['out of school suspension', 'out of school suspension'],
  unspecified: ['absent', 'half day absent'],
} as const;

const actionMeanings = {
  'out-of-school suspension': 'out of school suspension',
  'in-school suspension': 'in school suspension',
  expulsion: 'expulsion',
  removal: 'removal',
  'referral to law enforcement': 'referral to law enforcement',
  detention: 'detention',
  other: 'other',
  unknown: null,
} as const;
