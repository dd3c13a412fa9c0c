import { inPieces } from '#ground/db/pieces.js';
import type { Context } from './context.js';

/** Absences are held against the stays and the calendar that are known already where the export has none of its own. */
export async function recallStays(context: Context): Promise<void> {
  const { districtId, plan, sourceSystem } = context.work;
  const sourceIds = new Map(context.schools.matched().map(([source, id]) => [id, context.schools.sourceIdOf(source)]));
  const known = inPieces<{ student: string; school: string; first: string; last: string | null }>(
    context.client,
    `select s.source_id as student, e.school_id as school, e.first_day::text as first, e.last_day::text as last
     from records.enrolment e join records.student s on s.district_id = e.district_id and s.id = e.student_id and s.ended is null
     where e.district_id = $1 and s.source_system = $2 and e.ended is null and coalesce(e.last_day, 'infinity') >= $3`,
    [districtId, sourceSystem, plan.year.firstDay],
  );
  for await (const rows of known)
    for (const { student, school, first, last } of rows) {
      const schoolId = sourceIds.get(school);
      if (schoolId === undefined || context.enrolled.has(student)) continue;
      const stay = {
        sourceId: null,
        studentId: context.students.keptId(student),
        schoolId,
        firstDay: first,
        lastDay: last,
      };
      const untold = { grade: null, entryCode: null, exitCode: null, classId: 'known before' };
      context.check.enrolment({ ...stay, ...untold }, { file: '', line: 0 });
    }
  if (context.hasCalendar) return;
  const calendar = await context.client.query<{ school: string; day: string }>(
    `select school_id as school, day::text as day from records.session_day where district_id = $1 and ended is null and day >= $2`,
    [districtId, plan.year.firstDay],
  );
  for (const { school, day } of calendar.rows) {
    const schoolId = sourceIds.get(school);
    if (schoolId !== undefined) context.check.calendarDay({ schoolId, day, kind: 'in session' });
  }
}
