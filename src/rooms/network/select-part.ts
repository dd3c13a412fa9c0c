import type { Scope } from '#ground/db/scope.js';
import { type Organization, organizationColumns } from './organization.js';

/** Conditions over `commons.organization o`, with their values. */
export interface Where {
  where: string;
  values: readonly unknown[];
}

export interface Part {
  size: number;
  offset: number;
}

/** A part of an ordered list. Ids, district and stage are looked up for its own rows alone, however far down they stand. */
export async function selectPart(
  { client }: Pick<Scope, 'client'>,
  { where, values }: Where,
  order: string,
  { size, offset }: Part,
): Promise<Organization[]> {
  const { rows } = await client.query<Organization>(
    `select ${organizationColumns} from (
       select o.* from commons.organization o where ${where} order by ${order} limit $${values.length + 1} offset $${values.length + 2}
     ) o order by ${order}`,
    [...values, size, offset],
  );
  return rows;
}
