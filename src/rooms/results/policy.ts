import { holders, type Policy } from '#ground/http/route.js';

/** Exact figures. Which places are theirs is decided by the database when they are opened. */
export const readsResults: Policy = {
  ...holders('district data steward', 'principal', 'community school coordinator'),
  sentence:
    'District data stewards see the exact results of their district, principals and coordinators those of their school',
};

export const refreshesResults: Policy = {
  ...holders('district data steward'),
  sentence: 'District data stewards have the results of their district counted again',
};

export const seesIndicators: Policy = {
  ...holders('network staff', 'district data steward', 'principal', 'community school coordinator'),
  sentence: 'Staff see what the indicators count',
};

export const addsIndicators: Policy = {
  ...holders('network staff'),
  sentence: 'Network staff add indicators of their own and retire them',
};
