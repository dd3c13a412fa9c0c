import { readConfig } from '#ground/config.js';
import { openDatabase } from '#ground/db/open.js';
import { createMailer } from '#ground/jobs/mailer.js';
import { createLog } from '#ground/log.js';
import { rooms } from '#house.js';

/** `node run-job.ts NAME SUBJECT`: does one job as the worker would, at once, and says when it begins and when it is done. */
const [, , name, subject = ''] = process.argv;
const config = readConfig();
const log = createLog(config.LOG_LEVEL);
const job = rooms.flatMap((room) => room.jobs ?? []).find((each) => each.name === name);
if (!job) throw new Error(`There is no job ${name}.`);
const database = await openDatabase(config, log);
process.stdout.write('began\n');
await job.run({
  database,
  config,
  log,
  mailer: createMailer(config, database),
  subject,
  actor: null,
  progress: () => {},
});
process.stdout.write('done\n');
await database.close();
