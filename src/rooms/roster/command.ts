import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Command, Desk, ExitCode } from '#ground/cli/command.js';
import { ZipRefused } from '#ground/files/zip.js';
import { findDistrict } from './district.js';
import { exportRecords } from './exporting/export.js';
import { importRecords } from './importing/run.js';
import { undoLatest } from './importing/undo.js';
import { yearBeginning } from './reading/school-year.js';
import { MapRefused, readMap } from './said/map-file.js';
import { schoolNames, tell, tellSaid } from './telling.js';
import { words } from './words.js';

const say = words.in('en');

/** `longtable import PATH`: the import of student records, for those who work without the pages. */
export const importCommand: Command = {
  name: 'import',
  describe: (parser) =>
    parser
      .description('Bring in student records from OneRoster, School Data Sync, Ed-Fi or plain CSV files.')
      .argument('<path>', 'a ZIP, a folder or a single file')
      .requiredOption('--district <id>', 'whose records they are: its NCES id, or its name as the directory has it')
      .option('--source <name>', 'the system that exported them; ids mean the same as long as it is the same', 'sis')
      .option(
        '--school-year <year>',
        'the year in which the school year ends, such as 2026 (as given: what the files say)',
      )
      .option(
        '--map <file>',
        'what files, columns, codes and schools mean, as JSON; kept for later imports of this source when it goes in',
      )
      .option('--accept-endings', 'go on although many students, enrollments or absences would end')
      .option('--accept-refusals', 'import what could be read of a file that breaks in the middle')
      .option('--dry-run', 'check everything, change nothing'),
  run: async (desk, [path = ''], options) => {
    if (!existsSync(path)) return refuse(desk, say('cli.noPath', { path }));
    const year = options['schoolYear'];
    if (year !== undefined && !/^(19|20)\d\d$/.test(String(year))) return refuse(desk, say('cli.schoolYear'));
    const database = await desk.database();
    const districtId = await findDistrict(database, String(options['district']));
    if (!districtId) return refuse(desk, say('cli.noDistrict', { district: String(options['district']) }));
    const map = options['map'] === undefined ? undefined : String(options['map']);
    if (map !== undefined && !existsSync(map)) return refuse(desk, say('map.noFile', { path: map }));
    const sourceSystem = String(options['source']);
    try {
      const said =
        map === undefined ? undefined : await readMap(database.pool('keeper'), districtId, await readFile(map, 'utf8'));
      const report = await importRecords(database, path, {
        districtId,
        sourceSystem,
        said,
        year: year === undefined ? undefined : yearBeginning(Number(year) - 1),
        acceptEndings: options['acceptEndings'] === true,
        acceptRefusals: options['acceptRefusals'] === true,
        dryRun: options['dryRun'] === true,
        progress: (done, step) => desk.progress(done > 0 ? `${step} ${done}` : step),
      });
      tellSaid(desk, sourceSystem, report, await schoolNames(database, districtId));
      return tell(desk, report);
    } catch (error) {
      if (error instanceof MapRefused)
        return refuse(desk, [say('map.refused', { path: map ?? '' }), ...error.problems].join('\n'));
      if (!(error instanceof ZipRefused)) throw error;
      return refuse(desk, say(`zip.${error.fault}`, { detail: error.detail }));
    }
  },
};

/** `longtable export-records`: what a district brought in, as files that it can bring in elsewhere. */
export const exportRecordsCommand: Command = {
  name: 'export-records',
  describe: (parser) =>
    parser
      .description(
        'Write the student records of a district as plain CSV files, a folder for each school year. Keep them safe.',
      )
      .argument('<folder>', 'is made; nothing in it is written over')
      .requiredOption('--district <id>', 'whose: its NCES id, or its name as the directory has it')
      .option('--source <name>', 'the system that the records came from', 'sis'),
  run: async (desk, [folder = ''], { district, source }) => {
    const database = await desk.database();
    const districtId = await findDistrict(database, String(district));
    if (!districtId) return refuse(desk, say('cli.noDistrict', { district: String(district) }));
    try {
      const years = await exportRecords(database, folder, { districtId, sourceSystem: String(source) });
      if (years.length === 0) return refuse(desk, say('cli.nothingToExport', { source: String(source) }));
      desk.say(say('cli.exported', { years: years.join(', '), folder }));
      return 0;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return refuse(desk, say('cli.exportExists', { folder }));
      throw error;
    }
  },
};

/** `longtable undo-import`: the state before the latest import of a district. */
export const undoImportCommand: Command = {
  name: 'undo-import',
  describe: (parser) =>
    parser
      .description('Take the latest import of student records back, as a whole.')
      .requiredOption('--district <id>', 'whose: its NCES id, or its name as the directory has it'),
  run: async (desk, _args, { district }) => {
    const database = await desk.database();
    const districtId = await findDistrict(database, String(district));
    if (!districtId) return refuse(desk, say('cli.noDistrict', { district: String(district) }));
    const number = await undoLatest(database, districtId);
    desk.say(number === undefined ? say('cli.nothingToUndo') : say('cli.undone', { number }));
    return number === undefined ? 2 : 0;
  },
};

function refuse(desk: Desk, message: string): ExitCode {
  desk.say(message);
  return 2;
}
