import type { Role } from './roles.js';

/** Roles of people who may sign in with a printed code. The database names them too (commons.is_family_role). */
export const familyRoles = ['family member', 'student', 'resident'] as const satisfies readonly Role[];
