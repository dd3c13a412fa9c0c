import type { RecordKind } from '../records.js';
import { demographicFields, programFields } from './person-fields.js';

/**
 * The fields of each kind of file and the headers that name them, in the order in which columns are given out: the first
 * field that knows a header gets the column, and of two columns the one whose header stands further left in the list.
 * The first header of a field is the standard's or the clearest.
 */
export const vocabulary = {
  school: {
    sourceId:
      'sourcedId | SIS ID | school id | school sourced id | school code | DfE Number | org id | school number | id',
    status: 'status',
    name: 'name | school name | NameOfInstitution | organization name',
    type: 'type | organization type | school type',
    parentId: 'parentSourcedId | district id | LocalEducationAgencyId | parent id',
    ncesId: 'identifier | NCES id | School NCES_ID | NCESSCH | NCES school id',
  },
  session: {
    sourceId: 'sourcedId | session id | term id | id | SessionName',
    status: 'status',
    title: 'title | name | session name | term name | term',
    type: 'type | session type | term type',
    firstDay: 'startDate | begin date | first day | start',
    lastDay: 'endDate | last day | end',
    parentId: 'parentSourcedId | parent id',
    schoolYear: 'schoolYear | year',
  },
  calendar: {
    schoolId: 'school id | schoolSourcedId | school code | school | school number',
    day: 'day | date | calendar date | school day',
    kind: 'kind | in session | day type | type | calendar event | instructional day | membership | membership value',
  },
  student: {
    sourceId:
      'sourcedId | student id | StudentUniqueId | SIS ID | student sourced id | pupil id | student number | local id | id',
    status: 'status',
    role: 'role | user type',
    schoolIds:
      'orgSourcedIds | primaryOrgSourcedId | school id | School SIS ID | School DfE Number | school code | school number',
    givenName: 'givenName | first name | student first name | legal first name | first',
    middleName: 'middleName | middle | student middle name',
    familyName: 'familyName | last name | LastSurname | surname | student last name | legal last name | last',
    preferredName: 'preferredGivenName | preferred name | PreferredFirstName | nickname | goes by | chosen name',
    grades: 'grades | grade | grade level | EntryGradeLevel | current grade | gr',
    localId: 'identifier | local id | student number | LASID | local student id',
    stateId: 'state student id | SASID | SSID | statewide id | userMasterIdentifier | unique state id',
    ...demographicFields(),
    mealStatus:
      'meal status | lunch status | FRL status | FRPL status | free reduced lunch | free reduced status | meal eligibility | lunch code | meal code',
    ...programFields(),
  },
  demographics: {
    studentId: 'userSourcedId | sourcedId | student id | StudentUniqueId | SIS ID | student number',
    status: 'status',
    ...demographicFields(),
  },
  enrolment: {
    sourceId: 'sourcedId | enrollment id | enrolment id',
    status: 'status',
    role: 'role',
    studentId: 'userSourcedId | student id | StudentUniqueId | student sourced id | student number | SIS ID | student',
    schoolId: 'schoolSourcedId | orgSourcedId | school id | school code | School SIS ID | school number | school',
    classId: 'classSourcedId | class id | Section SIS ID | Section ID',
    firstDay:
      'beginDate | entry date | enrollment date | start date | first day | roleStartDate | date enrolled | begin date | entered',
    lastDay: 'endDate | exit date | withdrawal date | ExitWithdrawDate | last day | roleEndDate | leave date | exited',
    grade: 'grade | grade level | EntryGradeLevel | grades',
    entryCode: 'entry code | entry type | entry reason',
    exitCode: 'exit code | exit type | ExitWithdrawType | withdrawal code | exit reason | withdrawal reason',
  },
  absence: attendanceFields(),
  register: attendanceFields(),
  discipline: {
    sourceId: 'sourcedId | event id | action id | DisciplineActionIdentifier | discipline id | incident id',
    studentId: 'student id | StudentUniqueId | userSourcedId | student number | SIS ID',
    schoolId: 'school id | schoolSourcedId | school code | ResponsibilitySchoolId | school number | school',
    day: 'discipline date | action date | incident date | date | day | start date',
    action:
      'action | discipline | discipline action | disciplinary action | consequence | action taken | resolution | action code',
    days: 'days | duration | ActualDisciplineActionLength | DisciplineActionLength | days assigned | length | number of days',
  },
  program: {
    studentId: 'userSourcedId | student id | StudentUniqueId | student number | SIS ID',
    program:
      'program | flag | program name | program type | status type | student group | characteristic | StudentCharacteristic',
    firstDay: 'from | begin date | start date | entry date | effective date | first day',
    lastDay: 'until | end date | exit date | expiration date | to | last day',
    holds: 'indicator | value | status',
  },
} as const satisfies Record<RecordKind, Readonly<Record<string, string>>>;

/** The fields of one kind of file. */
export type FieldOf<K extends RecordKind> = keyof (typeof vocabulary)[K] & string;

/** Every field of every kind. */
export type Field = { [K in RecordKind]: FieldOf<K> }[RecordKind];

/** What a file must have to be of a kind; of fields in one list, one is enough. */
export const required: { readonly [K in RecordKind]: readonly (readonly FieldOf<K>[])[] } = {
  school: [['sourceId'], ['name']],
  session: [['sourceId'], ['firstDay'], ['lastDay']],
  calendar: [['schoolId'], ['day'], ['kind']],
  student: [['sourceId'], ['givenName', 'familyName']],
  demographics: [['studentId'], ['birthDate', 'gender', 'race', 'race hispanic']],
  enrolment: [['studentId'], ['schoolId']],
  absence: [['studentId'], ['day'], ['code', 'excused']],
  register: [['studentId'], ['day'], ['code']],
  discipline: [['studentId'], ['day'], ['action']],
  program: [['studentId'], ['program']],
};

function attendanceFields() {
  return {
    studentId: 'student id | StudentUniqueId | userSourcedId | student number | SIS ID | student',
    schoolId: 'school id | schoolSourcedId | school code | school number | school',
    day: 'date | day | event date | attendance date | absence date | calendar date | school day',
    code: 'code | category | attendance code | absence code | AttendanceEventCategory | attendance | attendance status | absence type | kind | type | mark | status',
    excused: 'excused | is excused | excused flag | excused indicator',
    part: 'part | duration | EventDuration | part of day | fraction | day value | portion | days absent',
    reason: 'reason | AttendanceEventReason | absence reason | comment',
  } as const;
}
