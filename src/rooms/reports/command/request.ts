import { v7 as uuidv7 } from 'uuid';
import type { Desk as Terminal, ExitCode } from '#ground/cli/command.js';
import type { Database } from '#ground/db/open.js';
import { keeperScope, type Scope } from '#ground/db/scope.js';
import { findOrganization } from '#rooms/network/room.js';
import { timeZone } from '#rooms/pages/room.js';
import { reportOf } from '../asking/ask.js';
import { endOfDay, type Fields, offersOf, wrongFields } from '../asking/fields.js';
import type { Desk } from '../desks.js';
import { askForReport } from '../report.js';
import { districtDesk, many, type Options, refuse, say, text } from './options.js';

/** Asks for a report in the name of a data steward; it waits for another one like any other. */
export async function requestReport(terminal: Terminal, database: Database, options: Options): Promise<ExitCode> {
  return keeperScope(database, async (scope) => {
    const desk = await districtDesk(scope, text(options, 'district'));
    if (!desk) return refuse(terminal, say('cli.district', { district: text(options, 'district') }));
    const person = await findSteward(scope, desk.id, text(options, 'by'));
    if (!person) return refuse(terminal, say('cli.by', { person: text(options, 'by') }));
    const fields = await readFields(scope, desk, options);
    const expiresAt = await endOfDay(scope, await timeZone(scope), fields.expires);
    const wrong = wrongFields(fields, await offersOf(scope, desk), expiresAt);
    for (const field of wrong)
      terminal.say(say('cli.wrong', { option: optionOf[field], problem: say(`error.${field}`) }));
    if (wrong.length > 0 || expiresAt === null) return 2;
    const id = uuidv7();
    await askForReport(scope, reportOf(desk, id, fields, expiresAt, person));
    terminal.say(say('cli.requested', { id }));
    return 0;
  });
}

const optionOf: Record<keyof Fields, string> = {
  purpose: 'purpose',
  basis: 'basis',
  agreement: 'agreement',
  recipientName: 'recipient',
  recipientOrganization: 'organization',
  recipientEmail: 'email',
  recipientLocale: 'lang',
  indicators: 'indicators',
  years: 'years',
  places: 'places',
  breakdowns: 'breakdowns',
  expires: 'expires',
  openings: 'openings',
};

async function readFields(scope: Scope, desk: Desk, options: Options): Promise<Fields> {
  const places: string[] = [];
  for (const place of many(options, 'places')) places.push((await findOrganization(scope, place))?.id ?? place);
  return {
    purpose: text(options, 'purpose'),
    basis: text(options, 'basis'),
    agreement: text(options, 'agreement'),
    recipientName: text(options, 'recipient'),
    recipientOrganization: text(options, 'organization'),
    recipientEmail: text(options, 'email'),
    recipientLocale: text(options, 'lang'),
    indicators: many(options, 'indicators'),
    years: many(options, 'years'),
    places: places.length > 0 ? places : [desk.id],
    breakdowns: many(options, 'breakdowns'),
    expires: text(options, 'expires'),
    openings: text(options, 'openings'),
  };
}

async function findSteward({ client }: Scope, district: string, email: string): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string }>(
    `select h.person_id as id from auth."user" u join commons.holding h on h.person_id = u.id
     where u.email = lower($2) and h.place_id = $1 and h.role = 'district data steward' and commons.in_force(h.starts_on, h.ends_on)`,
    [district, email],
  );
  return rows[0]?.id;
}
