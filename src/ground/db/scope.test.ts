import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { testHouse } from '../../../tests/house.js';
import { scope } from './scope.js';

const house = testHouse();
const actorNow = async (client: { query(text: string): Promise<{ rows: { actor: string | null }[] }> }) =>
  (await client.query('select commons.actor() as actor')).rows[0]?.actor;

test('a member acts as the person who was declared', async () => {
  const personId = uuidv7();
  expect(await scope(house.database, { personId }, ({ client }) => actorNow(client as never))).toBe(personId);
});

test('a visitor acts as nobody', async () => {
  expect(await scope(house.database, null, ({ client }) => actorNow(client as never))).toBeNull();
});

test('a forged claim makes the actor nobody', async () => {
  const victim = uuidv7();
  const actor = await scope(house.database, { personId: uuidv7() }, async ({ client }) => {
    await client.query(
      `select set_config('longtable.actor', '${victim} ' || pg_backend_pid() || ' ' || extract(epoch from now())::bigint, true)`,
    );
    return actorNow(client as never);
  });
  expect(actor).toBeNull();
});

test('a claim is worth nothing on another connection', async () => {
  const claim = await scope(house.database, { personId: uuidv7() }, async ({ client }) => {
    const { rows } = await client.query(
      `select current_setting('longtable.actor') as actor, current_setting('longtable.proof') as proof`,
    );
    return rows[0] as { actor: string; proof: string };
  });
  const other = await house.database.connect('member');
  await other.query('begin');
  await other.query(`select set_config('longtable.actor', $1, true), set_config('longtable.proof', $2, true)`, [
    claim.actor,
    claim.proof,
  ]);
  expect(await actorNow(other as never)).toBeNull();
  await other.end();
});

test('what a scope wrote is gone when it throws', async () => {
  const place = uuidv7();
  await house.database
    .pool('keeper')
    .query(`insert into commons.organization (id, kind, name) values ($1, 'network', 'Test')`, [place]);
  const staff = await house.person('network staff', place);
  const attempt = scope(house.database, { personId: staff }, async ({ client }) => {
    await client.query(`update commons.organization set name = 'Changed'`);
    throw new Error('stop');
  });
  await expect(attempt).rejects.toThrow('stop');
  const { rows } = await house.database.pool('keeper').query('select name from commons.organization');
  expect(rows).toEqual([{ name: 'Test' }]);
});
