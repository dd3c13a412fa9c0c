import type { Locale } from '#ground/i18n/locale.js';
import type { Organization } from './organization.js';
import { words } from './words.js';

/** The code of a grade as NCES writes it: PK, KG, 01 to 12, UG. */
export function gradeCode(grade: number | null): string {
  if (grade === null) return '';
  if (grade < 0) return 'PK';
  if (grade === 0) return 'KG';
  return grade > 12 ? 'UG' : String(grade).padStart(2, '0');
}

/** "Grades K to 5" in the reader's language; undefined when neither end is known. */
export function gradesText(
  locale: Locale,
  { gradeLow, gradeHigh }: Pick<Organization, 'gradeLow' | 'gradeHigh'>,
): string | undefined {
  const say = words.in(locale);
  const name = (grade: number) =>
    grade < 0 ? say('grade.pk') : grade === 0 ? say('grade.k') : grade > 12 ? say('grade.ungraded') : String(grade);
  if (gradeLow !== null && gradeLow === gradeHigh) return say('grades.one', { grade: name(gradeLow) });
  if (gradeLow !== null && gradeHigh !== null)
    return say('grades.range', { low: name(gradeLow), high: name(gradeHigh) });
  if (gradeHigh !== null) return say('grades.upTo', { grade: name(gradeHigh) });
  return gradeLow === null ? undefined : say('grades.from', { grade: name(gradeLow) });
}
