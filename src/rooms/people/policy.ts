import { holders, type Policy } from '#ground/http/route.js';

export const staffRoles = ['network staff', 'district data steward', 'principal', 'community school coordinator'] as const;

/** The list of people. The database shows each of them the roles at their own places. */
export const seesPeople: Policy = { ...holders(...staffRoles), sentence: 'Staff see the people of their own places; network staff see all' };

/** A family member or student without email, and their printed code. Who may be added where is decided by the database. */
export const addsFamilies: Policy = { ...holders(...staffRoles), sentence: 'Staff add family members, students and residents at their own places and print their sign-in codes' };

export const invites: Policy = { ...holders('network staff'), sentence: 'Network staff invite people, give roles and end them' };

export const readsOutbox: Policy = { ...holders('network staff'), sentence: 'Network staff read mail that no mail server took' };
