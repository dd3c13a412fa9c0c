import { z } from 'zod';
import type { Scope } from '#ground/db/scope.js';
import { isLocale } from '#ground/i18n/locale.js';
import { emailAddress } from '#rooms/people/room.js';
import { breakdowns } from '#rooms/releases/room.js';
import { type Extent, type Indicator, listIndicators, readExtents } from '#rooms/results/room.js';
import { findBasis } from '../bases.js';
import { type Desk, placesOf } from '../desks.js';

/** What a form or the command line says of a report, as it was typed. */
export interface Fields {
  purpose: string;
  basis: string;
  agreement: string;
  recipientName: string;
  recipientOrganization: string;
  recipientEmail: string;
  recipientLocale: string;
  indicators: string[];
  years: string[];
  places: string[];
  breakdowns: string[];
  /** The last day on which it opens, as 2026-12-31. */
  expires: string;
  openings: string;
}

/** What a desk can choose from. Its results have to be open. */
export interface Offers {
  indicators: Indicator[];
  extents: Extent[];
  places: { id: string; name: string }[];
}

export const mostOpenings = 50;
const mostDays = 366;

export async function offersOf(scope: Pick<Scope, 'client'>, desk: Desk): Promise<Offers> {
  return {
    indicators: await listIndicators(scope),
    extents: await readExtents(scope, desk.districtId, [desk.id]),
    places: await placesOf(scope, desk),
  };
}

/** The fields that cannot stay as they are. `expiresAt`: what the day means, or null where it is none or too late or too early. */
export function wrongFields(fields: Fields, offers: Offers, expiresAt: Date | null): (keyof Fields)[] {
  const right: Record<keyof Fields, boolean> = {
    purpose: isText(fields.purpose, 2000),
    basis: findBasis(fields.basis) !== undefined,
    agreement: isText(fields.agreement, 300),
    recipientName: isText(fields.recipientName, 200),
    recipientOrganization: isText(fields.recipientOrganization, 200),
    recipientEmail: emailAddress(fields.recipientEmail) !== undefined,
    recipientLocale: isLocale(fields.recipientLocale),
    indicators: areSome(
      fields.indicators,
      offers.indicators.map(({ key }) => key),
    ),
    years: areSome(
      fields.years,
      offers.extents.map(({ year }) => String(year)),
    ),
    places: areSome(
      fields.places,
      offers.places.map(({ id }) => id),
    ),
    breakdowns: fields.breakdowns.every((each) => breakdowns.some(({ name }) => name === each)),
    expires: expiresAt !== null,
    openings:
      /^\d{1,2}$/.test(fields.openings) && Number(fields.openings) >= 1 && Number(fields.openings) <= mostOpenings,
  };
  return (Object.keys(right) as (keyof Fields)[]).filter((field) => !right[field]);
}

/** The moment at which a day is over in a time zone; null where it is no day, not ahead, or more than a year away. */
export async function endOfDay({ client }: Pick<Scope, 'client'>, timeZone: string, day: string): Promise<Date | null> {
  if (!z.iso.date().safeParse(day).success) return null;
  const { rows } = await client.query<{ at: Date }>(
    `select at from (select ($1::date + 1)::timestamp at time zone $2 as at) as day
     where at > now() and at <= now() + make_interval(days => $3)`,
    [day, timeZone, mostDays],
  );
  return rows[0]?.at ?? null;
}

const isText = (text: string, most: number): boolean => text !== '' && text.length <= most;
const areSome = (given: readonly string[], offered: readonly string[]): boolean =>
  given.length > 0 && new Set(given).size === given.length && given.every((each) => offered.includes(each));
