import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { scope } from '#ground/db/scope.js';
import { testHouse } from '../../../tests/house.js';

const house = testHouse();
const network = uuidv7();
const [draft, draftVersion] = [uuidv7(), uuidv7()];
let staff: string;
let principal: string;

const say = `'{"en": "x"}'`;
const keeper = (text: string, values: unknown[] = []) => house.database.pool('keeper').query(text, values);
const as = (personId: string | null, text: string, values: unknown[] = []) =>
  scope(house.database, personId ? { personId } : null, async ({ client }) => client.query(text, values));
const refusal = /row-level security|permission denied/;

beforeAll(async () => {
  await keeper(`insert into commons.organization (id, kind, name) values ($1, 'network', 'River Valley')`, [network]);
  staff = await house.person('network staff', network);
  principal = await house.person('principal', network);
  await as(staff, `insert into commons.framework (id, key, added_by) values ($1, 'draft', $2)`, [draft, staff]);
  await scope(house.database, { personId: staff }, async ({ client }) => {
    await client.query(
      `insert into commons.framework_version (id, framework_id, version, name, origin, summary, saved_by)
       values ($1, $2, 1, ${say}, ${say}, ${say}, $3)`,
      [draftVersion, draft, staff],
    );
    await client.query(
      `insert into commons.principle (framework_version_id, position, title, body) values ($1, 1, ${say}, ${say})`,
      [draftVersion],
    );
  });
});

describe('by direct SQL', () => {
  const newFramework = `insert into commons.framework (id, key, added_by) values ($1, 'mine', $2)`;
  const newVersion = (where: string) =>
    `insert into commons.framework_version (id, framework_id, version, name, origin, summary, saved_by)
     select $1, id, 2, ${say}, ${say}, ${say}, $2 from commons.framework where ${where}`;
  const newPrinciple = `insert into commons.principle (framework_version_id, position, title, body) values ($1, 2, ${say}, ${say})`;
  const newShowing = `insert into commons.framework_showing (id, framework_id, began_by)
    select $1, id, $2 from commons.framework where key = 'ces-benchmarks'`;

  test('a member without the role adds, revises and shows nothing', async () => {
    await expect(as(principal, newFramework, [uuidv7(), principal])).rejects.toThrow(refusal);
    await expect(as(principal, newVersion('standard'), [uuidv7(), principal])).rejects.toThrow(refusal);
    await expect(as(principal, newPrinciple, [draftVersion])).rejects.toThrow(refusal);
    await expect(as(principal, newShowing, [uuidv7(), principal])).rejects.toThrow(refusal);
  });

  test('a visitor has no right to write at all', async () => {
    await expect(as(null, `insert into commons.framework (id, key) values ($1, 'x')`, [uuidv7()])).rejects.toThrow(
      /permission denied/,
    );
    await expect(as(null, newPrinciple, [draftVersion])).rejects.toThrow(/permission denied/);
    await expect(as(null, `update commons.framework_showing set ended_at = now()`)).rejects.toThrow(
      /permission denied/,
    );
    await expect(as(null, 'select added_by from commons.framework')).rejects.toThrow(/permission denied/);
  });

  test('what is being written is seen by network staff alone, until it is shown', async () => {
    const drafts = [
      `select from commons.framework where key = 'draft'`,
      `select from commons.framework_version where id = '${draftVersion}'`,
      `select from commons.principle where framework_version_id = '${draftVersion}'`,
    ];
    const countsFor = async (who: string | null) =>
      Promise.all(drafts.map(async (text) => (await as(who, text)).rowCount));
    expect(await countsFor(staff)).toEqual([1, 1, 1]);
    expect(await countsFor(principal)).toEqual([0, 0, 0]);
    expect(await countsFor(null)).toEqual([0, 0, 0]);
    const showing = uuidv7();
    await as(staff, `insert into commons.framework_showing (id, framework_id, began_by) values ($1, $2, $3)`, [
      showing,
      draft,
      staff,
    ]);
    expect(await countsFor(null)).toEqual([1, 1, 1]);
    const end = `update commons.framework_showing set ended_at = now(), ended_by = $2 where id = $1`;
    expect((await as(principal, end, [showing, principal])).rowCount).toBe(0);
    await expect(as(staff, end, [showing, principal])).rejects.toThrow(refusal);
    const earlier = end.replace('now()', `now() - interval '1 day'`);
    await expect(as(staff, earlier, [showing, staff])).rejects.toThrow(refusal);
    expect((await as(staff, end, [showing, staff])).rowCount).toBe(1);
    expect(await countsFor(null)).toEqual([1, 1, 1]);
  });

  test('network staff cannot rewrite the field’s words, a saved version, or anything in another’s name', async () => {
    await expect(as(staff, newVersion(`key = 'ces-benchmarks'`), [uuidv7(), staff])).rejects.toThrow(refusal);
    await expect(as(staff, newVersion(`key = 'draft'`), [uuidv7(), principal])).rejects.toThrow(refusal);
    await expect(as(staff, newPrinciple, [draftVersion])).rejects.toThrow(refusal);
    await expect(as(staff, newFramework, [uuidv7(), principal])).rejects.toThrow(refusal);
    await expect(as(staff, newShowing, [uuidv7(), principal])).rejects.toThrow(refusal);
    for (const table of ['framework', 'framework_version', 'principle', 'framework_showing'])
      await expect(as(staff, `delete from commons.${table}`), table).rejects.toThrow(/permission denied/);
    await expect(as(staff, `update commons.principle set title = ${say}`)).rejects.toThrow(/permission denied/);
  });
});
