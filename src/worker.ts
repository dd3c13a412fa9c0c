import '#ground/memory.js';
import { readConfig } from '#ground/config.js';
import { openDatabase } from '#ground/db/open.js';
import { createMailer } from '#ground/jobs/mailer.js';
import { startWorker } from '#ground/jobs/worker.js';
import { createLog } from '#ground/log.js';
import { rooms } from './house.js';

const config = readConfig();
const log = createLog(config.LOG_LEVEL);
const database = await openDatabase(config, log);
const services = { database, config, log, mailer: createMailer(config, database) };
const jobs = rooms.flatMap((room) => room.jobs ?? []);
const worker = await startWorker(services, jobs, () => process.exit(1));
log.info('worker ready');

let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(signal, () => void stop());

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await worker.stop();
  await database.close();
  process.exit(0);
}
