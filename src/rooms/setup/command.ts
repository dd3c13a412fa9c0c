import type { Command } from '#ground/cli/command.js';
import { setupCode } from '#ground/auth/setup.js';
import { setupLines } from './announce.js';

/** `longtable setup-code`: another code for set-up, for when the first was lost, seen by others or too old. */
export const setupCodeCommand: Command = {
  name: 'setup-code',
  describe: (parser) =>
    parser
      .description('Print a new code for setting up a new coalition. The one before opens nothing any more.')
      .addHelpText(
        'after',
        `
\`longtable serve\` prints the code too, as long as set-up is not done.

Exit codes: 0 printed; 2 there is nothing to set up.`,
      ),
  run: async ({ config, database, say, progress }) => {
    if (config.DEMO) return nothing(progress, 'The demonstration brings its own coalition. Set DEMO=0 for a real one.');
    const made = await setupCode(await database(), config, true);
    if (!made)
      return nothing(
        progress,
        'Set-up is done: there is network staff, or someone was invited to be. See longtable invite.',
      );
    for (const line of setupLines(made, config.BASE_URL)) say(line);
    return 0;
  },
};

function nothing(progress: (text: string) => void, why: string): 2 {
  progress(why);
  return 2;
}
