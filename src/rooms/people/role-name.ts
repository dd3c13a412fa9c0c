import type { Locale } from '#ground/i18n/locale.js';
import { type Role, roles } from './roles.js';
import { words } from './words.js';

/** What a role is called on pages; a role that this version does not know keeps its own name. */
export const roleName = (locale: Locale, role: string): string =>
  roles.includes(role as Role) ? words.in(locale)(`role.${role as Role}`) : role;
