import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command, Desk } from '#ground/cli/command.js';
import { importDirectory, type ImportReport } from './importing/run.js';
import { words } from './words.js';

const say = words.in('en');

/** `longtable import-directory FILE`: the import of the pages, for those who work without them. */
export const importDirectoryCommand: Command = {
  name: 'import-directory',
  describe: (parser) =>
    parser
      .description('Bring schools or districts from a CSV or GeoJSON file into the directory.')
      .argument('<file>', 'the file')
      .option('--about <what>', 'what the file lists: school or district (as given: guessed from its columns)')
      .option('--source <text>', 'whose facts these are (as given: the name of the file)')
      .option('--as-of <day>', 'the day the facts are from, such as 2024-10-01 (as given: today)')
      .option('--accept-warnings', 'import although there are warnings, without the rows that have errors')
      .option('--close-missing', 'mark schools that the file leaves out as closed')
      .option('--dry-run', 'check everything, change nothing in the directory'),
  run: async (desk, [file = ''], options) => {
    const about = options['about'];
    if (!existsSync(file)) return refuse(desk, say('cli.noFile', { file }));
    if (about !== undefined && about !== 'school' && about !== 'district') return refuse(desk, say('cli.about'));
    const asOf = String(options['asOf'] ?? new Date().toISOString().slice(0, 10));
    if (Number.isNaN(Date.parse(asOf)) || asOf.length !== 10) return refuse(desk, say('mapping.asOf.enter'));
    const report = await importDirectory(desk, file, {
      subject: about,
      source: String(options['source'] ?? basename(file)),
      asOf,
      acceptWarnings: options['acceptWarnings'] === true,
      dryRun: options['dryRun'] === true,
      closeMissing: options['closeMissing'] === true,
    });
    tell(desk, report);
    return report.refused ? 2 : 0;
  },
};

function refuse(desk: Desk, message: string) {
  desk.say(message);
  return 2 as const;
}

function tell(desk: Desk, { id, refused, outlook, outcome, problems }: ImportReport): void {
  for (const { severity, code, count } of problems)
    desk.say(`${say(`severity.${severity}`)}: ${say(`kind.${code}`)} (${count})`);
  const counts = outcome ?? outlook;
  if (counts)
    for (const key of ['added', 'changed', 'closed', 'reopened', 'newDistricts', 'shapes'] as const)
      desk.say(`${say(`count.${key}`)}: ${counts[key]}`);
  if (problems.length > 0) desk.say(say('cli.report', { path: `/directory/imports/${id}/problems` }));
  desk.say(refused ? say(`cli.refused.${refused}`) : say(outcome ? 'cli.done' : 'cli.dry'));
}
