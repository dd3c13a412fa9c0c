import type { Config } from '#ground/config.js';
import { setupCode, type SetupCode } from '#ground/auth/setup.js';
import type { Database } from '#ground/db/open.js';

/**
 * What the operator is told at the start of an installation that has no network staff yet, as lines for the terminal
 * alone: the code is a key and never goes into a log. Empty once set-up is done, and in the demonstration.
 */
export async function setupAnnouncement(config: Config, database: Database, address: string): Promise<string[]> {
  if (config.DEMO) return [];
  const made = await setupCode(database, config);
  return made ? setupLines(made, address) : [];
}

export const setupLines = ({ code, expiresAt }: SetupCode, address: string): string[] => [
  `There is no coalition here yet. To set it up, open ${address}/setup and enter this code:`,
  '',
  `    ${code}`,
  '',
  `It opens set-up until ${expiresAt.toISOString().slice(0, 10)}, and never again once set-up is done. Another one: longtable setup-code`,
];
