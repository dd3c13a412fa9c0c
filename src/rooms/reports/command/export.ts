import { writeFile } from 'node:fs/promises';
import type { Desk as Terminal, ExitCode } from '#ground/cli/command.js';
import type { Database } from '#ground/db/open.js';
import { keeperScope, type Scope } from '#ground/db/scope.js';
import { toCsv } from '#ground/http/csv.js';
import { isLocale } from '#ground/i18n/locale.js';
import { JobRefused } from '#ground/jobs/job.js';
import { timeZone } from '#rooms/pages/room.js';
import { reportFile } from '../file.js';
import { frozenContent } from '../issuing/figures.js';
import { issueReport } from '../issuing/issue.js';
import { findReport } from '../report.js';
import { findKnownReport } from '../staff/queries.js';
import { refuse, say } from './options.js';

/** Freezes an approved report where the job has not yet, and writes it to a new file. The copy is in the report's log before it exists. */
export async function exportReport(
  terminal: Terminal,
  database: Database,
  id: string,
  path: string,
): Promise<ExitCode> {
  try {
    const copy = await keeperScope(database, (scope) => takeCopy(scope, id));
    if (!copy) return refuse(terminal, say('cli.noReport', { id }));
    const file = path || copy.name;
    // Readable by whoever runs the command, and by nobody else.
    await writeFile(file, toCsv(copy.head, copy.rows), { mode: 0o600, flag: 'wx' });
    terminal.say(say('cli.exported', { number: copy.number, file }));
    return 0;
  } catch (error) {
    if (error instanceof JobRefused) return refuse(terminal, say('cli.refused', { why: error.message }));
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return refuse(terminal, say('cli.exists', { file: path }));
    throw error;
  }
}

async function takeCopy(scope: Scope, id: string) {
  const report = await findReport(scope, id);
  if (!report) return undefined;
  const number = await issueReport(scope, report);
  const { district, issue } = (await findKnownReport(scope, report, id))!;
  await scope.client.query(
    `insert into records.report_access (district_id, report_id, act) values ($1, $2, 'exported')`,
    [report.districtId, report.id],
  );
  const mark = {
    district,
    number,
    issuedAt: issue!.at,
    expiresAt: report.expiresAt,
    recipient: report.recipientName,
    organization: report.recipientOrganization,
  };
  const locale = isLocale(report.recipientLocale) ? report.recipientLocale : 'en';
  return { number, ...reportFile(locale, await timeZone(scope), mark, await frozenContent(scope, report)) };
}
