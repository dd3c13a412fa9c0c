import type { Desk as Terminal, ExitCode } from '#ground/cli/command.js';
import type { Database } from '#ground/db/open.js';
import { keeperScope } from '#ground/db/scope.js';
import { formatDay } from '#ground/i18n/format.js';
import { timeZone } from '#rooms/pages/room.js';
import { lastDay } from '../report.js';
import { listReports } from '../staff/queries.js';
import { districtDesk, type Options, refuse, say, text } from './options.js';

/** Writes a line for each report of a district, the latest first. */
export async function listForCommand(terminal: Terminal, database: Database, options: Options): Promise<ExitCode> {
  return keeperScope(database, async (scope) => {
    const desk = await districtDesk(scope, text(options, 'district'));
    if (!desk) return refuse(terminal, say('cli.district', { district: text(options, 'district') }));
    const zone = await timeZone(scope);
    for (const report of await listReports(scope, desk))
      terminal.say(
        say('cli.line', {
          id: report.id,
          organization: report.recipientOrganization,
          number: report.issue?.number ?? 0,
          approved: String(report.approval !== null),
          ended: String(report.end !== null),
          day: formatDay('en', zone, lastDay(report.expiresAt)),
        }),
      );
    return 0;
  });
}
