import { holders, type Policy } from '#ground/http/route.js';
import { teamRoles } from './team/queries.js';

/** Whose district it is, and that nobody approves their own proposal, the database decides. */
export const preparesReleases: Policy = {
  ...holders('district data steward'),
  sentence:
    'District data stewards propose releases of their district, and approve those that another of them proposed',
};

/** Which schools are theirs, the database decides row by row. */
export const sitsOnTeam: Policy = {
  ...holders(...teamRoles),
  sentence: 'Members of a site team, principals and coordinators see what was released of their own school',
};
