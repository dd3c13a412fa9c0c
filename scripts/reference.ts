// npm run reference: writes docs/reference from the settings, routes, commands and jobs themselves.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { settings } from '#ground/config.js';
import { commands } from '#commands/index.js';
import { rooms } from '#house.js';
import { mapReference } from '#rooms/roster/room.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const note = 'This page is written by `npm run reference`.';
const row = (...cells: string[]) =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
const table = (head: string[], rows: string[][]) =>
  [row(...head), row(...head.map(() => '---')), ...rows.map((cells) => row(...cells))].join('\n');

const pages: Record<string, string> = {
  'docs/reference/settings.md': `# Settings\n\nLongtable is configured by environment variables. ${note}\n\n${table(
    ['setting', 'default', 'what it does'],
    Object.entries(settings).map(([name, { default: value, about }]) => [
      `\`${name}\``,
      value ? `\`${value}\`` : '',
      about,
    ]),
  )}\n`,
  'docs/reference/routes.md': `# Routes\n\nEvery address that Longtable answers, and who may use it. ${note}\n\n${rooms
    .filter((room) => room.routes?.length)
    .map(
      (room) =>
        `## ${room.name}\n\n${table(
          ['method', 'address', 'who', 'what'],
          (room.routes ?? []).map(({ method, path, who, api }) => [
            method,
            `\`${path}\``,
            who.sentence,
            api?.summary ?? '',
          ]),
        )}\n`,
    )
    .join('\n')}`,
  'docs/reference/permissions.md': `# Permissions\n\nWho may do what, as the rooms say it. Which rows they then see is decided by the database. ${note}\n\n${[
    ...Map.groupBy(
      rooms.flatMap((room) => room.routes ?? []),
      ({ who }) => who.sentence,
    ),
  ]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(
      ([sentence, routes]) =>
        `## ${sentence}\n\n${routes.map(({ method, path }) => `- \`${method} ${path}\``).join('\n')}\n`,
    )
    .join('\n')}`,
  'docs/reference/commands.md': `# Commands\n\n\`longtable\` stands for \`node_modules/.bin/node dist/cli.js\`. Exit codes: 0 done; 1 something unexpected; 2 something to correct first; 3 the answer is no. ${note}\n\n${commands
    .map(({ name, describe }) => {
      const parser = new Command(name);
      describe(parser);
      parser.configureHelp({ helpWidth: 100 });
      return `## longtable ${name}\n\n\`\`\`\n${parser.helpInformation().replace(`Usage: ${name}`, `Usage: longtable ${name}`).trim()}\n\`\`\`\n`;
    })
    .join('\n')}`,
  'docs/reference/import-map.md': `# Maps of imports\n\nWhat \`longtable import --map\` takes. ${note}\n\n${mapReference()}`,
  'docs/reference/jobs.md': `# Jobs\n\nWork that the worker does. ${note}\n\n${table(
    ['job', 'room', 'when'],
    rooms.flatMap((room) =>
      (room.jobs ?? []).map((job) => [
        `\`${job.name}\``,
        room.name,
        job.schedule ? `by the clock: \`${job.schedule}\` (UTC)` : 'when an action asks for it',
      ]),
    ),
  )}\n`,
};

if (process.argv.includes('--print')) process.stdout.write(JSON.stringify(pages));
else {
  mkdirSync(`${root}docs/reference`, { recursive: true });
  for (const [file, text] of Object.entries(pages)) writeFileSync(`${root}${file}`, text);
}
