import type { Database } from '#ground/db/open.js';
import type { Victim } from './harness.js';

/** Something that is published again and again, each time as a new version that takes the place of the one before. */
export interface Publishable {
  /** The job that publishes it. */
  job: string;
  /** Makes what the first version needs. */
  begin(victim: Victim): Promise<void>;
  /** Makes a version ready to be published, and gives what the job is about. */
  prepare(database: Database, version: number): Promise<string>;
  /** Asks for its publication as the pages do, for a worker to find. */
  ask(database: Database, subject: string): Promise<void>;
  /** The version that every published row is of, 0 for none. Throws where they are of more than one or not all there. */
  kept(database: Database): Promise<number>;
  /** The version that each public face shows. */
  shown(get: (path: string) => Promise<Response>): Promise<Record<string, number>>;
}
