import { readConfig } from '#ground/config.js';
import { openDatabase } from '#ground/db/open.js';
import { createLog } from '#ground/log.js';
import { importRecords } from '#rooms/roster/importing/run.js';

/** `node import-records.ts DISTRICT PATH`: imports student records at once, and says when it begins and when it is done. */
const [, , districtId = '', path = ''] = process.argv;
const config = readConfig();
const database = await openDatabase(config, createLog(config.LOG_LEVEL));
process.stdout.write('began\n');
const { refused } = await importRecords(database, path, { districtId, sourceSystem: 'sis', progress: () => {} });
process.stdout.write(refused ? `refused: ${refused}\n` : 'done\n');
await database.close();
