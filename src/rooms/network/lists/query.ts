import { z } from 'zod';
import { levels, sectors } from '../organization.js';
import type { Narrowing, Page } from '../search.js';

const words = z
  .string()
  .overwrite((text) => text.trim().slice(0, 200))
  .optional();

/** What the address of a list says. Anything that makes no sense is left out: a link that was cut short still shows a list. */
export const listQuery = z.object({
  q: words.describe('Words of the name, city or ZIP code. Spelling mistakes are forgiven.'),
  place: words.describe('A city, "city, state", a two-letter state or a ZIP code.'),
  district: words.describe('NCES id (7 digits) or id of a district.'),
  level: z.enum(levels).optional().catch(undefined).describe('Level of the school.'),
  sector: z.enum(sectors).optional().catch(undefined).describe('Public or private.'),
  stage: z
    .string()
    .regex(/^[a-z-]+$/)
    .optional()
    .catch(undefined)
    .describe('Key of a stage of affiliation, or "any".'),
  closed: z.enum(['include']).optional().catch(undefined).describe('"include" lists closed schools too.'),
  sort: z
    .enum(['name', 'city', 'stage', '-name', '-city', '-stage'])
    .catch('name')
    .describe('Order; a minus sign turns it round.'),
  page: z.coerce.number().int().min(1).max(200).catch(1).describe('Page, from 1.'),
});

export type ListQuery = z.output<typeof listQuery>;

export function narrowingOf(kind: Narrowing['kind'], query: ListQuery): Narrowing {
  const { q, place, district, level, sector, stage, closed } = query;
  const shared = { kind, words: q || undefined, place: place || undefined, closed: closed === 'include' };
  return kind === 'district' ? shared : { ...shared, district: district || undefined, level, sector, stage };
}

export function pageOf({ sort, page }: Pick<ListQuery, 'sort' | 'page'>, size = 50): Page {
  return { sort: sort.replace('-', '') as Page['sort'], descending: sort.startsWith('-'), page, size };
}

/** The address of the same list with some of its query changed; undefined takes a part out, and a change goes back to page 1. */
export function hrefWith(url: URL, changes: Record<string, string | undefined>, path = url.pathname): string {
  const query = new URLSearchParams(url.search);
  query.delete('page');
  query.delete('lang');
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) query.delete(name);
    else query.set(name, value);
  }
  for (const [name, value] of Array.from(query)) if (value === '') query.delete(name);
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}
