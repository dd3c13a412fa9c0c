import { frameOf, type View } from '#engines/cartography/index.js';
import type { Scope } from '#ground/db/scope.js';
import { type Organization, organizationColumns } from '../organization.js';
import { type Narrowing, narrow } from '../search.js';

const most = 25;

/** The first schools in view: those of the coalition, then the others, by name. */
export async function schoolsInView(
  scope: Pick<Scope, 'client'>,
  narrowing: Narrowing,
  view: View,
): Promise<Organization[]> {
  const { where, values } = await narrow(scope, narrowing);
  const { left, top, right, bottom } = frameOf(view);
  const { rows } = await scope.client.query<Organization>(
    `select ${organizationColumns} from commons.organization o
     where ${where} and o.kind = 'school' and point(o.map_x, o.map_y) <@ box(point($${values.push(left)}, $${values.push(top)}), point($${values.push(right)}, $${values.push(bottom)}))
     order by o.id in (select organization_id from commons.affiliation where until is null) desc, o.plain_name, o.id limit ${most}`,
    values,
  );
  return rows;
}
