import type { RecordKind } from '../records.js';

/**
 * The files of OneRoster's CSV binding: their columns in the order the standard gives them (1EdTech OneRoster CSV binding 1.1
 * and 1.2), and what they are read as. A file that is not read has no `kind`.
 */
export interface StandardFile {
  kind?: RecordKind;
  columns?: readonly string[];
  /** The columns in version 1.2, where they differ. */
  columnsOf12?: readonly string[];
}

/** By file name in lower case without `.csv`. */
export const oneRosterFiles: ReadonlyMap<string, StandardFile> = new Map<string, StandardFile>([
  [
    'academicsessions',
    { kind: 'session', columns: columns('title type startDate endDate parentSourcedId schoolYear') },
  ],
  ['orgs', { kind: 'school', columns: columns('name type identifier parentSourcedId') }],
  [
    'users',
    {
      kind: 'student',
      columns: columns(
        'enabledUser orgSourcedIds role username userIds givenName familyName middleName identifier',
        'email sms phone agentSourcedIds grades password',
      ),
      columnsOf12: columns(
        'enabledUser username userIds givenName familyName middleName identifier email sms phone agentSourcedIds grades',
        'password userMasterIdentifier resourceSourcedIds preferredGivenName preferredMiddleName preferredFamilyName',
        'primaryOrgSourcedId pronouns',
      ),
    },
  ],
  [
    'demographics',
    {
      kind: 'demographics',
      columns: columns(
        'birthDate sex americanIndianOrAlaskaNative asian blackOrAfricanAmerican nativeHawaiianOrOtherPacificIslander',
        'white demographicRaceTwoOrMoreRaces hispanicOrLatinoEthnicity countryOfBirthCode stateOfBirthAbbreviation',
        'cityOfBirth publicSchoolResidenceStatus',
      ),
    },
  ],
  [
    'enrollments',
    {
      kind: 'enrolment',
      columns: columns('classSourcedId schoolSourcedId userSourcedId role primary beginDate endDate'),
    },
  ],
  [
    'roles',
    {
      kind: 'enrolment',
      columns: columns('userSourcedId roleType role beginDate endDate orgSourcedId userProfileSourcedId'),
    },
  ],
  ...notRead(
    'userprofiles classes courses classresources courseresources resources userresources categories lineitems',
  ),
  ...notRead('results scorescales lineitemlearningobjectiveids lineitemscorescales resultlearningobjectiveids'),
  ...notRead('resultscorescales'),
]);

/**
 * Files of Microsoft School Data Sync, by name in lower case; its versions 2 and 2.1 use OneRoster's names for the others. Its
 * enrolments are in classes and name no school: users or roles do.
 */
export const schoolDataSyncFiles: ReadonlyMap<string, StandardFile> = new Map<string, StandardFile>([
  ['school', { kind: 'school' }],
  ['student', { kind: 'student' }],
  ['userflags', { kind: 'program' }],
  ...notRead('section teacher teacherroster studentenrollment enrollments relationships'),
]);

function columns(...lines: string[]): string[] {
  return ['sourcedId', 'status', 'dateLastModified', ...lines.join(' ').split(' ')];
}

function notRead(names: string): [string, StandardFile][] {
  return names.split(' ').map((name) => [name, {}]);
}
