import type { Command as Parser } from 'commander';
import type { Config } from '../config.js';
import type { Database } from '../db/open.js';
import type { Log } from '../log.js';

/** What a command works with. `database` opens on first use. */
export interface Desk {
  config: Config;
  log: Log;
  database(): Promise<Database>;
  /** Writes a line for the person; results go to standard output, progress to standard error. */
  say(line: string): void;
  progress(text: string): void;
}

/** One word of the command line: `describe` declares arguments and options, `run` does it and gives the exit code. */
export interface Command {
  name: string;
  describe(parser: Parser): void;
  run(desk: Desk, args: string[], options: Record<string, string | boolean | undefined>): Promise<ExitCode>;
}

/** 0 done; 1 something unexpected; 2 the person must correct something first; 3 the answer is "no" (an audit that found a leak). */
export type ExitCode = 0 | 1 | 2 | 3;
