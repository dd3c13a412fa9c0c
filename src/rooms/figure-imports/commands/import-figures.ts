import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Command, Desk } from '#ground/cli/command.js';
import { JobRefused } from '#ground/jobs/job.js';
import { mappingSchema, type SourceFacts, sourceSchema } from '../mapping.js';
import { saysFailure, saysTrouble } from '../pages/trouble-words.js';
import { type Imported, importFile } from './import-file.js';

/** `longtable import-figures FILE`: the same steps as the pages, for whoever brings in many files. */
export const importFigures: Command = {
  name: 'import-figures',
  describe: (parser) =>
    parser
      .description('Bring in figures that others published, check them, and show what may be shown.')
      .argument('<file>', 'CSV file as it was published')
      .requiredOption(
        '--source <file>',
        'JSON file: publisher, title, url, licence, asOf, publishedOn, retrievedOn, note, year',
      )
      .option('--mapping <file>', 'JSON file: what the columns mean, where it is not as Longtable proposes')
      .option('--year <year>', 'school year, such as 2024-25, in place of the one in the source file')
      .option('--dry-run', 'check and tell, without showing anything'),
  run: async (desk, [path = ''], options) => {
    try {
      const source = await sourceIn(String(options['source']), options['year']);
      const settled = options['mapping'] ? z.looseObject({}).parse(await jsonIn(String(options['mapping']))) : {};
      mappingSchema.partial().parse(settled);
      const imported = await importFile(
        await desk.database(),
        { path, source, settled, dryRun: options['dryRun'] === true },
        (step) => desk.progress(step),
      );
      return imported ? tell(desk, imported, options['dryRun'] === true) : already(desk);
    } catch (error) {
      const message = messageOf(error);
      if (message === undefined) throw error;
      desk.progress(message);
      return 2;
    }
  },
};

async function sourceIn(path: string, year: unknown): Promise<SourceFacts> {
  const facts = z.looseObject({}).parse(await jsonIn(path));
  return sourceSchema.parse({
    url: null,
    publishedOn: null,
    note: null,
    ...facts,
    ...(typeof year === 'string' && { year }),
  });
}

const jsonIn = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, 'utf8'));

function messageOf(error: unknown): string | undefined {
  if (error instanceof JobRefused) return saysFailure('en', error.message);
  if (error instanceof z.ZodError)
    return error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n');
  if (error instanceof SyntaxError) return `A JSON file cannot be read: ${error.message}`;
  if ((error as NodeJS.ErrnoException).code === 'ENOENT')
    return `There is no file ${(error as NodeJS.ErrnoException).path}`;
  return undefined;
}

function already(desk: Desk): 0 {
  desk.say('This file is already shown for this source and year.');
  return 0;
}

function tell(desk: Desk, { outcome, published }: Imported, dryRun: boolean): 0 | 2 {
  const { counts } = outcome;
  const ours = counts['small count'] + counts.complementary + counts['no certificate'] + counts['base withheld'];
  desk.say(`${outcome.places} places, ${outcome.years.join(', ')}: ${outcome.measures.join(', ')}`);
  desk.say(
    `${counts.shown} figures shown, ${counts['withheld by its publisher']} withheld by the publisher, ${ours} held back by Longtable`,
  );
  for (const trouble of outcome.troubles) {
    const { message, remedy } = saysTrouble('en', trouble);
    const where = [
      trouble.line && `line ${trouble.line}`,
      trouble.column,
      trouble.count > 1 && `${trouble.count} times`,
    ]
      .filter(Boolean)
      .join(', ');
    desk.say(`${trouble.severity}${where && ` (${where})`}: ${message} ${remedy}`);
  }
  if (published) desk.say('Published.');
  else desk.say(dryRun ? 'Nothing was changed.' : 'Nothing was shown: mend the errors first.');
  return published || (dryRun && outcome.troubles.every(({ severity }) => severity !== 'error')) ? 0 : 2;
}
