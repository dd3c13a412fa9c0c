import type { Scope } from '#ground/db/scope.js';
import type { Organization } from './organization.js';
import { type Part, selectPart, type Where } from './select-part.js';

const affiliated = 'o.id in (select organization_id from commons.affiliation where until is null)';

/**
 * A part of the list that has the places of the coalition first, in an order of their own, then the others by name. Asked
 * one after the other, because the few are found by their affiliation and the many stand in the order of an index; asked
 * together, all of them would have to be sorted.
 */
export async function selectAffiliatedFirst(
  scope: Pick<Scope, 'client'>,
  { where, values }: Where,
  order: string,
  { size, offset }: Part,
): Promise<Organization[]> {
  const ours = { where: `${where} and ${affiliated}`, values };
  const first = await selectPart(scope, ours, order, { size, offset });
  if (first.length === size) return first;
  const before = first.length > 0 || offset === 0 ? offset + first.length : await count(scope, ours);
  const others = await selectPart(scope, { where: `${where} and not ${affiliated}`, values }, 'o.plain_name, o.id', {
    size: size - first.length,
    offset: Math.max(0, offset - before),
  });
  return [...first, ...others];
}

async function count({ client }: Pick<Scope, 'client'>, { where, values }: Where): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from commons.organization o where ${where}`,
    [...values],
  );
  return rows[0]?.count ?? 0;
}
