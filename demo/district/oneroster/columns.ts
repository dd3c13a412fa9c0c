/** The columns of OneRoster 1.2 CSV, in the order that the standard fixes (1EdTech, OneRoster CSV Binding 1.2.1). */
const every = ['sourcedId', 'status', 'dateLastModified'];

export const oneRosterColumns = {
  manifest: ['propertyName', 'value'],
  orgs: [...every, 'name', 'type', 'identifier', 'parentSourcedId'],
  academicSessions: [...every, 'title', 'type', 'startDate', 'endDate', 'parentSourcedId', 'schoolYear'],
  courses: [
    ...every,
    'schoolYearSourcedId',
    'title',
    'courseCode',
    'grades',
    'orgSourcedId',
    'subjects',
    'subjectCodes',
  ],
  classes: [
    ...every,
    'title',
    'grades',
    'courseSourcedId',
    'classCode',
    'classType',
    'location',
    'schoolSourcedId',
    'termSourcedIds',
    'subjects',
    'subjectCodes',
    'periods',
  ],
  users: [
    ...every,
    'enabledUser',
    'username',
    'userIds',
    'givenName',
    'familyName',
    'middleName',
    'identifier',
    'email',
    'sms',
    'phone',
    'agentSourcedIds',
    'grades',
    'password',
    'userMasterIdentifier',
    'resourceSourcedIds',
    'preferredGivenName',
    'preferredMiddleName',
    'preferredFamilyName',
    'primaryOrgSourcedId',
    'pronouns',
  ],
  roles: [
    ...every,
    'userSourcedId',
    'roleType',
    'role',
    'beginDate',
    'endDate',
    'orgSourcedId',
    'userProfileSourcedId',
  ],
  demographics: [
    ...every,
    'birthDate',
    'sex',
    'americanIndianOrAlaskaNative',
    'asian',
    'blackOrAfricanAmerican',
    'nativeHawaiianOrOtherPacificIslander',
    'white',
    'demographicRaceTwoOrMoreRaces',
    'hispanicOrLatinoEthnicity',
    'countryOfBirthCode',
    'stateOfBirthAbbreviation',
    'cityOfBirth',
    'publicSchoolResidenceStatus',
  ],
  enrollments: [
    ...every,
    'classSourcedId',
    'schoolSourcedId',
    'userSourcedId',
    'role',
    'primary',
    'beginDate',
    'endDate',
  ],
} as const satisfies Record<string, readonly string[]>;

export type OneRosterFile = keyof typeof oneRosterColumns;

/** Files that the standard knows and this district has nothing for: the manifest must name them too. */
const absentFiles = [
  'categories',
  'classResources',
  'courseResources',
  'lineItemLearningObjectiveIds',
  'lineItems',
  'lineItemScoreScales',
  'resources',
  'resultLearningObjectiveIds',
  'results',
  'resultScoreScales',
  'scoreScales',
  'userProfiles',
  'userResources',
] as const;

/** A row from the cells that are filled; the others stay empty, and so do status and change date, as in every bulk file. */
export function oneRosterRow<File extends OneRosterFile>(
  file: File,
  cells: Partial<Record<(typeof oneRosterColumns)[File][number], string>>,
): string[] {
  return (oneRosterColumns[file] as readonly (typeof oneRosterColumns)[File][number][]).map(
    (column) => cells[column] ?? '',
  );
}

export function manifestRows(
  mode: (file: OneRosterFile) => 'bulk' | 'delta' | 'absent',
  source: string,
  code: string,
): string[][] {
  const present = (Object.keys(oneRosterColumns) as OneRosterFile[]).filter((file) => file !== 'manifest');
  const files = [...present.map((file) => [file, mode(file)]), ...absentFiles.map((file) => [file, 'absent'])];
  return [
    ['manifest.version', '1.0'],
    ['oneroster.version', '1.2'],
    ...files.toSorted(([one], [other]) => (one! < other! ? -1 : 1)).map(([file, value]) => [`file.${file}`, value!]),
    ['source.systemName', source],
    ['source.systemCode', code],
  ];
}
