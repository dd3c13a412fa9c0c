import { holders, type Policy } from '#ground/http/route.js';

/** Which school is theirs is decided by the database when its records are opened. */
export const meetsOnMonday: Policy = {
  ...holders('principal', 'community school coordinator'),
  sentence: 'Principals and coordinators see who misses school at their own school, and write down what they promise',
};
