import { holders, type Policy } from '#ground/http/route.js';

/** Whose district or school it is, the database decides when it is opened. */
export const asksForReports: Policy = {
  ...holders('district data steward', 'principal', 'community school coordinator'),
  sentence:
    'District data stewards see and ask for authorised reports of their district, principals and coordinators of their school',
};

export const approvesReports: Policy = {
  ...holders('district data steward'),
  sentence: 'District data stewards approve authorised reports that somebody else asked for',
};
