import { v5 as uuidv5 } from 'uuid';
import type { Desk } from '#ground/cli/command.js';
import { keeperScope } from '#ground/db/scope.js';

const namespace = '1c7e9b42-3d58-4f86-9a10-6b2c8d4e7f31';
const shown = [
  'ces-common-principles',
  'ces-benchmarks',
  'community-school-principles',
  'community-school-pillars',
  'community-school-essentials',
];

/** The frameworks that the demonstration coalition shows. Can be run again: what people chose since stays. */
export async function loadPrinciples(desk: Desk): Promise<void> {
  await keeperScope(await desk.database(), async ({ client }) => {
    for (const key of shown)
      await client.query(
        `insert into commons.framework_showing (id, framework_id)
         select $1, f.id from commons.framework f where f.key = $2
           and not exists (select from commons.framework_showing s where s.framework_id = f.id) on conflict do nothing`,
        [uuidv5(key, namespace), key],
      );
  });
}
