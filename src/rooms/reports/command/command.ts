import type { Command } from '#ground/cli/command.js';
import { breakdowns } from '#rooms/releases/room.js';
import { bases } from '../bases.js';
import { exportReport } from './export.js';
import { listForCommand } from './list.js';
import { refuse, say, text } from './options.js';
import { requestReport } from './request.js';

/** `longtable report list | request | export ID`. Who approves does so on the page, where they are known: a command line is not. */
export const reportCommand: Command = {
  name: 'report',
  describe: (parser) =>
    parser
      .description(
        'List authorised reports, ask for one, or write an approved one to a file. A second person approves it on the site.',
      )
      .argument('<what>', 'list, request or export')
      .argument('[id]', 'of the report to export')
      .option('--district <id>', 'whose records, by our id or its NCES id')
      .option('--by <email>', 'who asks: a data steward of the district, by the address of their account')
      .option('--purpose <words>', 'what the recipient needs the figures for')
      .option('--basis <key>', `one of ${bases.map(({ key }) => key).join(', ')}`)
      .option('--agreement <words>', 'the agreement, order or consent that it rests on')
      .option('--recipient <name>', 'who gets it')
      .option('--organization <name>', 'for whom they work')
      .option('--email <email>', 'where the link and the codes go')
      .option('--lang <language>', 'language of the mail: en or es', 'en')
      .option('--indicators <keys>', 'such as chronic-absence,attendance-rate')
      .option('--years <years>', 'the years in which the school years begin, such as 2024,2025')
      .option('--places <ids>', 'the district and its schools, by our ids or NCES ids (as given: the district)')
      .option('--breakdowns <names>', `any of ${breakdowns.map(({ name }) => name).join(', ')}`, '')
      .option('--expires <day>', 'the last day on which it opens, such as 2026-12-31')
      .option('--openings <number>', 'how many times it may be opened', '5')
      .option('--to <file>', 'where an export is written'),
  run: async (terminal, [what, id = ''], options) => {
    const database = await terminal.database();
    if (what === 'list') return listForCommand(terminal, database, options);
    if (what === 'request') return requestReport(terminal, database, options);
    if (what === 'export') return exportReport(terminal, database, id, text(options, 'to'));
    return refuse(terminal, say('cli.what'));
  },
};
