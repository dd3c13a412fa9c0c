import type { At } from '../problem.js';
import type { Day, Enrolment } from '../records.js';

/** From the first to the last day at a school, both included. */
export interface Stay extends At {
  schoolId: string;
  firstDay: Day;
  lastDay: Day;
  /** Many classes make one stay. */
  fromClass: boolean;
}

export interface SchoolYear {
  firstDay: Day;
  lastDay: Day;
}

/** An enrolment without days lasts as long as the school year. */
export function stayOf({ schoolId, firstDay, lastDay, classId }: Enrolment, year: SchoolYear, at: At): Stay {
  return {
    schoolId,
    firstDay: firstDay ?? year.firstDay,
    lastDay: lastDay ?? year.lastDay,
    fromClass: classId !== null,
    file: at.file,
    line: at.line,
  };
}

/** The stays of one student and one more; classes of a school that overlap become one. */
export function withStay(stays: readonly Stay[], stay: Stay): readonly Stay[] {
  const same = stays.find((other) => isOne(other, stay) && other.fromClass && stay.fromClass && overlap(other, stay));
  // Neither pushed nor spread, which would make room for a dozen more.
  if (!same) return stays.concat(stay);
  if (stay.firstDay < same.firstDay) same.firstDay = stay.firstDay;
  if (stay.lastDay > same.lastDay) same.lastDay = stay.lastDay;
  return stays;
}

/** Each stay that has a day in common with one before it, except that a class is no second stay at its school. */
export function overlaps(stays: readonly Stay[]): { stay: At; first: number }[] {
  return stays.flatMap((stay, index) => {
    const before = stays.slice(0, index).find((other) => overlap(other, stay) && !isOne(other, stay));
    return before ? [{ stay, first: before.line }] : [];
  });
}

/** Two files may tell of one stay, and so do many classes. */
const isOne = (a: Stay, b: Stay): boolean =>
  a.schoolId === b.schoolId && (a.fromClass || b.fromClass || a.file !== b.file);
const overlap = (a: Stay, b: Stay): boolean => a.firstDay <= b.lastDay && b.firstDay <= a.lastDay;
