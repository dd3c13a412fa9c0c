import { holders } from '#ground/http/route.js';

/** Network staff keep the directory: they set the stages of schools. The database's policies say the same. */
export const networkStaff = holders('network staff');
