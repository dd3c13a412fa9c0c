import type { At } from '../problem.js';
import type { Day, Enrolment } from '../records.js';

/** From the first to the last day at a school, both included. */
export interface Stay {
  schoolId: string;
  firstDay: Day;
  lastDay: Day;
  /** Many classes make one stay. */
  fromClass: boolean;
  at: At;
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
    at,
  };
}

/** Adds a stay to those of one student; classes of a school that overlap become one. */
export function addStay(stays: Stay[], stay: Stay): void {
  const same = stays.find((other) => isOne(other, stay) && other.fromClass && stay.fromClass && overlap(other, stay));
  if (!same) stays.push(stay);
  else {
    if (stay.firstDay < same.firstDay) same.firstDay = stay.firstDay;
    if (stay.lastDay > same.lastDay) same.lastDay = stay.lastDay;
  }
}

/** Each stay that has a day in common with one before it, except that a class is no second stay at its school. */
export function overlaps(stays: readonly Stay[]): { at: At; first: number }[] {
  return stays.flatMap((stay, index) => {
    const before = stays.slice(0, index).find((other) => overlap(other, stay) && !isOne(other, stay));
    return before ? [{ at: stay.at, first: before.at.line }] : [];
  });
}

/** Two files may tell of one stay, and so do many classes. */
const isOne = (a: Stay, b: Stay): boolean =>
  a.schoolId === b.schoolId && (a.fromClass || b.fromClass || a.at.file !== b.at.file);
const overlap = (a: Stay, b: Stay): boolean => a.firstDay <= b.lastDay && b.firstDay <= a.lastDay;
