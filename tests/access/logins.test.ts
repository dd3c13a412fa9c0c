import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { logins, type Login, roleOf } from '#ground/db/logins.js';
import { scope } from '#ground/db/scope.js';
import { testHouse } from '../house.js';

const house = testHouse();
const serving: Login[] = ['visitor', 'member', 'doorkeeper'];

async function ask(login: Login, text: string, values: unknown[] = []) {
  const client = await house.database.connect(login);
  try {
    return (await client.query(text, values)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}
const asKeeper = (text: string, values: unknown[] = []) => ask('keeper', text, values);

describe('what each login may do', () => {
  test('with every table is what was reviewed (grants.txt)', async () => {
    const rows = await asKeeper(
      `select n.nspname || '.' || c.relname as "table", r.rolname as login,
         concat_ws(' ',
           case when has_table_privilege(r.oid, c.oid, 'select') then 'select' when has_any_column_privilege(r.oid, c.oid, 'select') then 'select-columns' end,
           case when has_table_privilege(r.oid, c.oid, 'insert') then 'insert' when has_any_column_privilege(r.oid, c.oid, 'insert') then 'insert-columns' end,
           case when has_table_privilege(r.oid, c.oid, 'update') then 'update' when has_any_column_privilege(r.oid, c.oid, 'update') then 'update-columns' end,
           case when has_table_privilege(r.oid, c.oid, 'delete') then 'delete' end,
           case when has_table_privilege(r.oid, c.oid, 'truncate') then 'truncate' end) as may
       from pg_class c join pg_namespace n on n.oid = c.relnamespace cross join pg_roles r
       where n.nspname in ('commons', 'records', 'published', 'auth', 'jobs') and c.relkind in ('r', 'v', 'm', 'p')
         and r.rolname = any ($1) order by 1, 2`,
      [serving.map(roleOf)],
    );
    const granted = rows
      .filter((row) => row['may'] !== '')
      .map((row) => `${String(row['table'])}: ${String(row['login'])} ${String(row['may'])}`);
    await expect(`${granted.join('\n')}\n`).toMatchFileSnapshot('grants.txt');
  });

  test('with every function of definer’s rights is what was reviewed (definers.txt)', async () => {
    const rows = await asKeeper(
      `select p.oid::regprocedure::text as function,
         (select string_agg(r.rolname, ' ' order by r.rolname) from pg_roles r where r.rolname = any ($1) and has_function_privilege(r.oid, p.oid, 'execute')) as may
       from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname in ('commons', 'records', 'published', 'auth', 'jobs') and p.prosecdef order by 1`,
      [serving.map(roleOf)],
    );
    await expect(
      `${rows.map((row) => `${String(row['function'])}: ${String(row['may'] ?? 'nobody')}`).join('\n')}\n`,
    ).toMatchFileSnapshot('definers.txt');
  });

  test('is guarded by row-level policies wherever a serving login reaches commons or records', async () => {
    const rows = await asKeeper(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('commons', 'records') and c.relkind in ('r', 'p') and not c.relrowsecurity
         and exists (select from pg_roles r where r.rolname = any ($1) and has_any_column_privilege(r.oid, c.oid, 'select, insert, update'))
       order by 1`,
      [serving.map(roleOf)],
    );
    // Where work stands carries no content, and its key is the random id of what the person already sees.
    expect(rows.map((row) => row['name'])).toEqual(['commons.progress']);
  });

  test('includes no view that would lend its owner’s rights', async () => {
    const rows = await asKeeper(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('commons', 'records', 'published', 'auth') and c.relkind = 'v'
         and not coalesce(c.reloptions @> array['security_invoker=true'], false)`,
    );
    expect(rows).toEqual([]);
  });

  test('includes no membership in another role, and no special powers', async () => {
    const rows = await asKeeper(
      `select r.rolname from pg_roles r where r.rolname = any ($1)
         and (r.rolsuper or r.rolcreaterole or r.rolcreatedb or r.rolbypassrls or r.rolreplication
           or exists (select from pg_auth_members m where m.member = r.oid))`,
      [logins.map(roleOf)],
    );
    expect(rows).toEqual([]);
  });
});

describe('the way up is closed', () => {
  const forbidden = /permission denied|must be|cannot|not allowed/;

  test.each(serving)('%s cannot become another login', async (login) => {
    for (const other of [...logins.filter((each) => each !== login).map(roleOf), 'longtable_admin', 'postgres']) {
      await expect(ask(login, `set role ${other}`), other).rejects.toThrow(/permission denied|does not exist/);
      await expect(ask(login, `set session authorization ${other}`), other).rejects.toThrow(
        /permission denied|does not exist/,
      );
    }
    const client = await house.database.connect(login);
    await client.query('reset role');
    await client.query('reset session authorization');
    expect((await client.query('select current_user as me, session_user as came_as')).rows).toEqual([
      { me: roleOf(login), came_as: roleOf(login) },
    ]);
    await client.end();
  });

  test.each(serving)('%s cannot read the key that signs actors', async (login) => {
    await expect(ask(login, 'select * from auth.actor_key')).rejects.toThrow(forbidden);
  });

  test.each(serving)('%s cannot make anything in the database', async (login) => {
    await expect(ask(login, 'create schema mine')).rejects.toThrow(forbidden);
    await expect(ask(login, 'create table public.mine (id int)')).rejects.toThrow(forbidden);
    await expect(ask(login, 'create temporary table mine (id int)')).rejects.toThrow(forbidden);
    await expect(ask(login, 'create extension dblink schema commons')).rejects.toThrow(forbidden);
    await expect(ask(login, `copy (select 1) to program 'id'`)).rejects.toThrow(forbidden);
  });

  test.each(['visitor', 'member'] as const)('%s cannot reach sign-in', async (login) => {
    await expect(ask(login, 'select * from auth."user"')).rejects.toThrow(forbidden);
    await expect(ask(login, 'select * from auth.session')).rejects.toThrow(forbidden);
  });

  test('the doorkeeper reaches nothing but sign-in', async () => {
    await expect(ask('doorkeeper', 'select * from commons.organization')).rejects.toThrow(forbidden);
    await expect(ask('doorkeeper', 'select * from commons.person')).rejects.toThrow(forbidden);
  });

  test('the visitor has no right of any kind on records', async () => {
    await expect(ask('visitor', 'select * from records.anything')).rejects.toThrow(
      /permission denied for schema records/,
    );
  });

  test('nobody who serves requests may write what is published', async () => {
    const tables = await asKeeper(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'published'`,
    );
    expect(tables.length).toBeGreaterThan(0);
    for (const { name } of tables)
      for (const login of serving)
        await expect(ask(login, `delete from ${String(name)}`), String(name)).rejects.toThrow(forbidden);
  });
});

describe('the actor cannot be forged', () => {
  const whoAmI = `select commons.actor() as actor`;

  test('a claim without proof is nobody', async () => {
    const client = await house.database.connect('member');
    await client.query(
      `select set_config('longtable.actor', $1 || ' ' || pg_backend_pid() || ' ' || extract(epoch from now())::bigint, false)`,
      [uuidv7()],
    );
    expect((await client.query(whoAmI)).rows).toEqual([{ actor: null }]);
    await client.query(`select set_config('longtable.proof', repeat('0', 64), false)`);
    expect((await client.query(whoAmI)).rows).toEqual([{ actor: null }]);
    await client.end();
  });

  test('SQL smuggled into a member’s own transaction stays that member', async () => {
    const me = uuidv7();
    await scope(house.database, { personId: me }, async ({ client }) => {
      const { rows } = await client.query(`select current_setting('longtable.proof') as proof`);
      const proof = (rows[0] as { proof: string }).proof;
      await client.query(
        `select set_config('longtable.actor', $1 || ' ' || pg_backend_pid() || ' ' || extract(epoch from now())::bigint, true), set_config('longtable.proof', $2, true)`,
        [uuidv7(), proof],
      );
      expect((await client.query(whoAmI)).rows).toEqual([{ actor: null }]);
    });
  });

  test('a claim ends with its transaction', async () => {
    await scope(house.database, { personId: uuidv7() }, async () => {});
    const client = await house.database.pool('member').connect();
    expect((await client.query(whoAmI)).rows).toEqual([{ actor: null }]);
    client.release();
  });
});
