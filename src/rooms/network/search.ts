import type { Scope } from '#ground/db/scope.js';
import { selectAffiliatedFirst } from './affiliated-first.js';
import type { Level, Organization, Sector } from './organization.js';
import { selectPart } from './select-part.js';
import { type SearchQuery, searchQuery } from './spelling.js';

/** What a search is narrowed to; what is left out does not narrow. */
export interface Narrowing {
  kind: 'school' | 'district';
  /** Words of the name, city or ZIP code; spelling mistakes are forgiven. */
  words?: string | undefined;
  /** A city ("Providence" or "Providence, RI"), a state ("RI") or a ZIP code. */
  place?: string | undefined;
  /** Our id or the NCES id. */
  district?: string | undefined;
  level?: Level | undefined;
  sector?: Sector | undefined;
  /** Key of a stage, or 'any' for every affiliated school. */
  stage?: string | undefined;
  /** With those that have closed. */
  closed?: boolean | undefined;
}

export interface Page {
  sort: 'name' | 'city' | 'stage';
  descending: boolean;
  /** From 1. */
  page: number;
  size: number;
}

export interface Found {
  organizations: Organization[];
  /** How many there are; counted up to {@link countLimit}, then `more` is true. */
  total: number;
  more: boolean;
  /** The words that were searched for instead of misspelt ones. */
  corrected: string | undefined;
}

/** Counting further costs more than anybody learns from it. */
const countLimit = 1000;

/** Finds schools or districts, a page at a time; the best matches of the words first when they are few enough to rank. */
export async function searchOrganizations(
  scope: Pick<Scope, 'client'>,
  narrowing: Narrowing,
  page: Page,
): Promise<Found> {
  const { where, values, query } = await narrow(scope, narrowing);
  const counted = await scope.client.query<{ total: number }>(
    `select count(*)::int as total from (select from commons.organization o where ${where} limit ${countLimit + 1}) counted`,
    values,
  );
  const total = counted.rows[0]?.total ?? 0;
  const part = { size: page.size, offset: (page.page - 1) * page.size };
  const organizations =
    page.sort === 'stage'
      ? await selectAffiliatedFirst(scope, { where, values }, orderOf(page), part)
      : await selectPart(
          scope,
          { where, values },
          orderOf(page, query && total <= countLimit ? `$${values.push(query.plain)}` : undefined),
          part,
        );
  return {
    organizations,
    total: Math.min(total, countLimit),
    more: total > countLimit,
    corrected: query?.corrected,
  };
}

/** The conditions of a narrowing over `commons.organization o`, with their values. */
export async function narrow(
  scope: Pick<Scope, 'client'>,
  narrowing: Narrowing,
): Promise<{ where: string; values: unknown[]; query: SearchQuery | undefined }> {
  const values: unknown[] = [narrowing.kind];
  const clauses = ['o.kind = $1'];
  const add = (value: unknown, clause: (place: string) => string) => clauses.push(clause(`$${values.push(value)}`));
  const query = narrowing.words ? await searchQuery(scope, narrowing.words) : undefined;
  if (query) add(query.tsquery, (place) => `o.words @@ to_tsquery('simple', ${place})`);
  if (narrowing.place) addPlace(narrowing.place, add);
  if (narrowing.district) {
    const isNces = /^\d{7}$/.test(narrowing.district);
    add(narrowing.district, (place) =>
      isNces
        ? `o.parent_id = (select organization_id from commons.external_id where system = 'nces' and value = ${place})`
        : `o.parent_id::text = ${place}`,
    );
  }
  if (narrowing.level) add(narrowing.level, (place) => `o.level = ${place}`);
  if (narrowing.sector) add(narrowing.sector, (place) => `o.sector = ${place}`);
  if (narrowing.stage === 'any')
    clauses.push('o.id in (select organization_id from commons.affiliation where until is null)');
  else if (narrowing.stage)
    add(
      narrowing.stage,
      (place) => `o.id in (select organization_id from commons.affiliation where until is null and stage = ${place})`,
    );
  if (!narrowing.closed) clauses.push('o.closed_on is null');
  return { where: clauses.join(' and '), values, query };
}

function addPlace(typed: string, add: (value: unknown, clause: (place: string) => string) => void): void {
  const [city = '', state] = typed.split(',').map((part) => part.trim());
  if (/^\d{5}/.test(city)) return void add(city.slice(0, 5), (place) => `left(o.zip, 5) = ${place}`);
  if (/^[A-Za-z]{2}$/.test(city) && !state) return void add(city.toUpperCase(), (place) => `o.state = ${place}`);
  add(city, (place) => `commons.plain(o.city) = commons.plain(${place})`);
  if (state) add(state.toUpperCase(), (place) => `o.state = ${place}`);
}

function orderOf({ sort, descending }: Page, words?: string): string {
  const direction = descending ? 'desc' : 'asc';
  if (sort === 'city') return `o.city ${direction} nulls last, o.plain_name, o.id`;
  if (sort === 'stage')
    return `(select position from commons.affiliation a join commons.stage s on s.key = a.stage where a.organization_id = o.id and a.until is null) ${direction}, o.plain_name, o.id`;
  const best = words ? `o.plain_name = ${words} desc, starts_with(o.plain_name, ${words}) desc, ` : '';
  return `${best}o.plain_name ${direction}, o.id ${direction}`;
}
