import { setupCode } from '#ground/auth/setup.js';
import type { Config } from '#ground/config.js';
import { createLog } from '#ground/log.js';
import { createHouse, createServices } from '../src/main.js';
import { type Browser, browser } from './browser.js';
import type { TestHouse } from './house.js';

/** What a good form of the second step holds. */
export const coalitionFields = {
  version: '0',
  name: 'River Valley Coalition',
  nameEs: 'Coalición del Valle',
  'summary.en': 'Nine schools and their neighbors.',
  languages: 'en',
  timeZone: 'America/Chicago',
  contactEmail: 'Hello@River.example',
};

/** A site that is no demonstration and holds nothing, over the database of a test house. */
export interface NewSite {
  config: Config;
  /** Shown to the operator. */
  code: string;
  newBrowser(): Browser;
  /** A browser whose person typed the code. */
  insider(): Promise<Browser>;
  keeper(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
}

/** Empties the house's database and opens a site over it. */
export async function newSite(house: TestHouse): Promise<NewSite> {
  const keeper = async (text: string, values: unknown[] = []) =>
    (await house.database.pool('keeper').query<Record<string, unknown>>(text, values)).rows;
  await keeper('truncate commons.organization, commons.person, auth.setup cascade');
  const config = { ...house.config, DEMO: false };
  const site = { config, app: createHouse(await createServices(config, createLog('error'), house.database)) };
  const { code } = (await setupCode(house.database, config))!;
  return {
    config,
    code,
    keeper,
    newBrowser: () => browser(site),
    insider: async () => {
      const mine = browser(site);
      await mine.post('/setup', { code });
      return mine;
    },
  };
}
