import { holders, type Policy } from '#ground/http/route.js';

/** Whose district it is, and that nobody approves their own proposal, the database decides. */
export const preparesReleases: Policy = {
  ...holders('district data steward'),
  sentence:
    'District data stewards propose releases of their district, and approve those that another of them proposed',
};
