import type { Locale } from '#ground/i18n/locale.js';
import type { Group } from './groups.js';
import { words } from './words.js';

/** What people call a group of students. */
export const groupName = (locale: Locale, group: Group): string => words.in(locale)(`group.${group}`);
