import type { RecordKind } from '../records.js';
import type { RawRow } from '../readers/reader.js';
import type { XmlRecord } from './xml-records.js';

/** What the elements of Ed-Fi's interchange files are, and which of their inner elements are read, as columns. */
export const edFiElements: ReadonlyMap<string, { kind: RecordKind; columns: readonly string[] }> = new Map([
  element('School', 'school', 'SchoolId NameOfInstitution LocalEducationAgencyId'),
  element('Session', 'session', 'SessionName Term BeginDate EndDate SchoolYear'),
  element('CalendarDate', 'calendar', 'SchoolId Date CalendarEvent'),
  element(
    'Student',
    'student',
    'StudentUniqueId FirstName MiddleName LastSurname PreferredFirstName BirthDate BirthSex',
  ),
  element(
    'StudentSchoolAssociation',
    'enrolment',
    'StudentUniqueId SchoolId EntryDate EntryGradeLevel EntryType ExitWithdrawDate ExitWithdrawType',
  ),
  element(
    'StudentSchoolAttendanceEvent',
    'absence',
    'StudentUniqueId SchoolId EventDate AttendanceEventCategory AttendanceEventReason EventDuration',
  ),
  element(
    'DisciplineAction',
    'discipline',
    'DisciplineActionIdentifier StudentUniqueId SchoolId DisciplineDate Discipline ActualDisciplineActionLength',
  ),
  ...['', 'SpecialEducation', 'LanguageInstruction', 'Homeless', 'MigrantEducation', 'Section504'].map((name) =>
    element(`Student${name}ProgramAssociation`, 'program', 'StudentUniqueId ProgramType BeginDate EndDate'),
  ),
]);

/** The row of a record, in the order of its element's columns; nothing for an element that is not read. */
export function edFiRow({ element: name, line, fields }: XmlRecord): RawRow | undefined {
  const columns = edFiElements.get(name)?.columns;
  return columns && { line, cells: columns.map((column) => fields.get(column) ?? '') };
}

function element(
  name: string,
  kind: RecordKind,
  columns: string,
): [string, { kind: RecordKind; columns: readonly string[] }] {
  return [name, { kind, columns: columns.split(' ') }];
}
