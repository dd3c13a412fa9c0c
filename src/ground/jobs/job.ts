import type { Config } from '../config.js';
import type { Database } from '../db/open.js';
import type { Log } from '../log.js';
import type { Mailer } from './mailer.js';

/** What a job works with. It is given ids only and reads the rest itself. */
export interface JobContext {
  database: Database;
  config: Config;
  log: Log;
  mailer: Mailer;
  /** The thing the work is about. */
  subject: string;
  /** Who asked for it; null for the clock. */
  actor: string | null;
  /** Tells whoever waits how far it is. Cheap to call often. */
  progress(done: number, total?: number, step?: string): void;
}

/**
 * One kind of work. It may be started again after a crash, so it either does all of its work in one transaction or can
 * tell what is already done.
 */
export interface Job {
  name: string;
  run(context: JobContext): Promise<void>;
  /** Cron expression in UTC, for work that the clock asks for. */
  schedule?: string;
}

/** The work cannot be done until a person corrects something: not tried again. The message is a code that the page says in words. */
export class JobRefused extends Error {}
