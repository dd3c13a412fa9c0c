import { holders, type Policy } from '#ground/http/route.js';

/** Which district is theirs is decided by the database when its records are opened. */
export const bringsInRecords: Policy = {
  ...holders('district data steward'),
  sentence: 'District data stewards bring in the student records of their district and take an import back',
};
