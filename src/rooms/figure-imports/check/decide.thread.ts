import { parentPort, workerData } from 'node:worker_threads';
import { type CountTable, decide, type PercentTable } from '#rooms/figure-imports/check/decide.js';
import { minimumTen } from '#engines/disclosure/index.js';

const { counts, percents } = workerData as { counts: CountTable[]; percents: PercentTable[] };
parentPort!.postMessage(await decide(counts, percents, minimumTen));
