import type { Desk, ExitCode } from '#ground/cli/command.js';
import { ArchiveRefused } from '#ground/db/archive/manifest.js';

/** Runs the work of a command; what the person must correct is said in its own words. */
export async function orRefused(desk: Desk, work: () => Promise<void>): Promise<ExitCode> {
  try {
    await work();
    return 0;
  } catch (error) {
    if (!(error instanceof ArchiveRefused)) throw error;
    desk.progress(`${error.message}\n`);
    return 2;
  }
}
