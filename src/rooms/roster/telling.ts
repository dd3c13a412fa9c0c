import type { Desk, ExitCode } from '#ground/cli/command.js';
import type { Database } from '#ground/db/open.js';
import { kinds } from './importing/kinds.js';
import type { ImportReport } from './importing/run.js';
import { weightOf } from './problem.js';
import type { SaidAt } from './said/said.js';
import { fieldName } from './said/field-name.js';
import { words } from './words.js';

const say = words.in('en');

/** Tells what was read as a person said, not as it looks; nothing where nobody said anything. */
export function tellSaid(
  desk: Desk,
  system: string,
  { found, said }: ImportReport,
  schools: ReadonlyMap<string, string>,
): void {
  const files = found.files.filter(({ isSaid }) => isSaid);
  if (files.length + said.codes.length + said.schools.size === 0) return;
  desk.say(say('cli.said', { system }));
  for (const { path, kind, saidAt, saidColumns } of files) {
    desk.say(say('cli.said.file', { file: path, kind: say(`file.${kind ?? 'left-out'}`), when: whenSaid(saidAt) }));
    for (const { header, field } of saidColumns)
      desk.say(
        say('cli.said.column', {
          column: header,
          field: !kind || field === null ? say('file.column.unread') : fieldName(say, kind, field),
        }),
      );
  }
  for (const { topic, code, meaning, at } of said.codes)
    desk.say(
      say('cli.said.code', {
        topic: say(`topic.${topic}`),
        code,
        meaning: say(`meaning.${meaning}`),
        when: whenSaid(at),
      }),
    );
  for (const [id, { id: school, at }] of said.schools)
    desk.say(
      say('cli.said.school', {
        id,
        school: school === null ? say('schools.none-of-ours') : (schools.get(school) ?? school),
        when: whenSaid(at),
      }),
    );
}

const whenSaid = (at: SaidAt['at']): string =>
  at === null ? say('cli.said.now') : say('cli.said.on', { day: at.slice(0, 10) });

export async function schoolNames(database: Database, districtId: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await database
    .pool('keeper')
    .query<{ id: string; name: string }>(
      `select id, name from commons.organization where kind = 'school' and parent_id = $1`,
      [districtId],
    );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Tells what was found, what is wrong with it, and what came of it. */
export function tell(
  desk: Pick<Desk, 'say'>,
  { found, year, outlook, problems, refused, number }: ImportReport,
): ExitCode {
  const { standard, version } = found;
  if (year)
    desk.say(
      say('cli.found', {
        standard: say(`standard.${standard}`),
        version: version ? ` ${version.number}` : '',
        first: year.firstDay,
        last: year.lastDay,
      }),
    );
  for (const { path, kind, extent } of found.files)
    desk.say(say('cli.file', { file: path, kind: say(`file.${kind ?? 'none'}`), extent: say(`extent.${extent}`) }));
  for (const [code, count] of problems)
    desk.say(say('cli.problem', { weight: say(`weight.${weightOf(code)}`), problem: say(`problem.${code}`), count }));
  if (outlook)
    for (const { name } of kinds) {
      const { added, changed, ended, unchanged } = outlook[name];
      desk.say(say('cli.counts', { kind: say(`kind.${name}`), added, changed, ended, unchanged }));
    }
  if (refused) {
    desk.say(say(`refused.${refused}`));
    return 2;
  }
  desk.say(number === undefined ? say('cli.dry') : say('cli.done', { number }));
  return 0;
}
