import pg from 'pg';
import { logins, passwordOf, roleOf } from './logins.js';
import type { Address } from './server.js';

const lock = 7_160_906;

/**
 * Makes sure that the four logins exist, that the database exists, and that no login has more than its own rights.
 * Works as the embedded server's administrator or as any login that may create roles. Can be run again at any time.
 */
export async function prepareDatabase(
  address: Address,
  database: string,
  secret: string,
  template = 'template1',
): Promise<void> {
  await asAdministrator(address, async (client) => {
    // Several processes may start at once, and roles cannot be altered by two at a time.
    await client.query('select pg_advisory_lock($1)', [lock]);
    for (const login of logins) await ensureLogin(client, roleOf(login), passwordOf(secret, login));
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    if (rowCount === 0)
      await client.query(`create database ${pg.escapeIdentifier(database)} template ${pg.escapeIdentifier(template)}`);
  });
  await asAdministrator({ ...address, database }, async (client) => {
    const name = pg.escapeIdentifier(database);
    await client.query(`revoke all on database ${name} from public`);
    await client.query(`revoke all on schema public from public`);
    await client.query(`grant connect on database ${name} to ${logins.map(roleOf).join(', ')}`);
    await client.query(`grant create, temporary on database ${name} to ${roleOf('keeper')}`);
  });
}

async function ensureLogin(client: pg.Client, role: string, password: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
  const verb = rowCount === 0 ? 'create' : 'alter';
  await client.query(`${verb} role ${role} login noinherit password ${pg.escapeLiteral(password)}`);
  const limit = { longtable_visitor: '10s', longtable_member: '60s', longtable_doorkeeper: '10s' }[role];
  if (limit) await client.query(`alter role ${role} set statement_timeout = '${limit}'`);
}

async function asAdministrator(address: Address, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client(address);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
