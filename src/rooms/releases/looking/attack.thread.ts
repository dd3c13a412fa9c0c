import { parentPort, workerData } from 'node:worker_threads';
import { breakdowns } from '#rooms/releases/breakdowns.js';
import type { Link } from '#rooms/releases/protect/exact-table.js';
import { protectTables } from '#rooms/releases/protect/protect-tables.js';
import type { ReleaseRules } from '#rooms/releases/protect/rules.js';
import type { KnownTable } from '#rooms/releases/protect/table-set.js';

/** The tables of one school year. */
export interface AttackedYear {
  known: KnownTable[];
  links: Link[];
  rules: ReleaseRules;
}

const { known, links, rules } = workerData as AttackedYear;
parentPort!.postMessage(await protectTables(known, links, breakdowns, rules));
