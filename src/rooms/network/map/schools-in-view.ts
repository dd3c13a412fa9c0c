import type { View } from '#engines/cartography/index.js';
import type { Scope } from '#ground/db/scope.js';
import { selectAffiliatedFirst } from '../affiliated-first.js';
import type { Organization } from '../organization.js';
import { type Narrowing, narrow } from '../search.js';
import { whereInView } from './where-in-view.js';

const most = 25;

/** The first schools in view: those of the coalition, then the others, by name. */
export async function schoolsInView(
  scope: Pick<Scope, 'client'>,
  narrowing: Narrowing,
  view: View,
): Promise<Organization[]> {
  const { where, values } = await narrow(scope, narrowing);
  return selectAffiliatedFirst(
    scope,
    { where: `${where} and ${whereInView(view, values)}`, values },
    'o.plain_name, o.id',
    { size: most, offset: 0 },
  );
}
