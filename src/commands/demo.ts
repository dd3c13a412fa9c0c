import type { Command, Desk } from '#ground/cli/command.js';
import { serveHouse } from './serve.js';

/** `longtable demo`: the demonstration coalition, made where it is missing, and served. */
export const demo: Command = {
  name: 'demo',
  describe: (parser) =>
    parser
      .description('Serve the demonstration coalition; makes it first where it is missing.')
      .option('--load-only', 'make the demonstration and stop'),
  run: async (desk, _args, { loadOnly }) => {
    process.env['DEMO'] = '1';
    const demonstration = { ...desk, config: { ...desk.config, DEMO: true } };
    const refusal = await holdsPeople(demonstration);
    if (refusal) {
      process.stderr.write(`${refusal}\n`);
      return 2;
    }
    await loadDemonstration(demonstration);
    return loadOnly ? 0 : serveHouse(demonstration);
  },
};

/** Demonstration mode lets anyone in with one click: never where a real coalition works. Its own database is known by its made-up people. */
async function holdsPeople(desk: Desk): Promise<string | undefined> {
  const database = await desk.database();
  const { rowCount } = await database
    .pool('keeper')
    .query('select from commons.person having count(*) > 0 and not bool_or(fictional)');
  return rowCount
    ? 'This database belongs to a real coalition: it has people who are not made up. Use "longtable serve", or another DATA_DIR for the demonstration.'
    : undefined;
}

/** The demonstration's own code lies outside the product and is read only when asked for. */
async function loadDemonstration(desk: Desk): Promise<void> {
  const place = new URL('../../demo/load.ts', import.meta.url).href;
  const { load } = (await import(place)) as { load(desk: Desk): Promise<void> };
  await load(desk);
}
