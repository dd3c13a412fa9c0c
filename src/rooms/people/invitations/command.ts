import { v7 as uuidv7 } from 'uuid';
import type { Command, Desk } from '#ground/cli/command.js';
import { keeperScope, type Scope } from '#ground/db/scope.js';
import { isLocale } from '#ground/i18n/locale.js';
import { createMailer } from '#ground/jobs/mailer.js';
import { emailAddress } from '../email.js';
import { findPlaces, networkPlace, type Place } from '../places.js';
import { type Role, roles } from '../roles.js';
import { invitationLetter } from './letter.js';

/** `longtable invite`: how the first people come in, and anyone where there is no mail server. */
export const inviteCommand: Command = {
  name: 'invite',
  describe: (parser) =>
    parser
      .description('Invite someone by email to a role. Without a mail server the link is printed, for you to hand over.')
      .argument('<email>', 'the address they will sign in with')
      .requiredOption('--role <role>', `one of: ${roles.join(', ')}`)
      .option('--place <place>', 'NCES id or name of the school, district or partner (default: the network)')
      .option('--name <name>', 'their name (default: the part of the address before @)')
      .option('--lang <language>', 'language of the invitation: en or es', 'en')
      .addHelpText(
        'after',
        `
Someone who has an account gets the new role when they next sign in; the link signs them in.

Examples:
  longtable invite ana@example.org --role "network staff" --name "Ana Cruz"
  longtable invite lee@example.org --role principal --place 440090000237

Exit codes: 0 invited; 2 role, place, language or address must be corrected first.`,
      ),
  run: async (desk, [typed = ''], options) => {
    const email = emailAddress(typed);
    const role = roles.find((each) => each === options['role']);
    if (!email) return correct(desk, `${typed} is not an email address.`);
    if (!role) return correct(desk, `There is no role "${options['role']}". Roles: ${roles.join(', ')}.`);
    if (!isLocale(String(options['lang']))) return correct(desk, `There is no language "${options['lang']}". Languages: en, es.`);
    const database = await desk.database();
    const name = String(options['name'] ?? email.slice(0, email.indexOf('@')));
    const made = await keeperScope(database, async (scope) => {
      const place = await placeFor(scope, options['place'] as string | undefined);
      return 'problem' in place ? place : { id: await keep(scope, { email, role, name, place, locale: String(options['lang']) }), place };
    });
    if ('problem' in made) return correct(desk, made.problem);
    const letter = await invitationLetter(database, desk.config, made.id);
    if (!letter) throw new Error('the invitation is gone');
    desk.say(`Invited ${email} as ${role} at ${made.place.name}.`);
    if (desk.config.MAIL_URL) await createMailer(desk.config, database).send(letter.mail);
    else desk.say(`There is no mail server (MAIL_URL), so hand over this link yourself. It opens once, within 14 days:\n${letter.link}`);
    return 0;
  },
};

function correct(desk: Desk, problem: string): 2 {
  desk.progress(problem);
  return 2;
}

async function placeFor(scope: Scope, typed: string | undefined): Promise<Place | { problem: string }> {
  if (!typed) return (await networkPlace(scope)) ?? firstNetwork(scope);
  const found = await findPlaces(scope, typed);
  if (found.length === 1) return found[0]!;
  if (found.length === 0) return { problem: `No place is called "${typed}". Use its NCES id or name.` };
  return { problem: `"${typed}" can mean ${found.map(({ name, where }) => `${name} (${where})`).join('; ')}. Use the NCES id.` };
}

/** A new installation has no network yet; its first staff names it in the setup. */
async function firstNetwork({ client }: Scope): Promise<Place> {
  const place = { id: uuidv7(), name: 'Our coalition', where: '' };
  await client.query(`insert into commons.organization (id, kind, name) values ($1, 'network', $2)`, [place.id, place.name]);
  return place;
}

async function keep({ client }: Scope, { email, role, name, place, locale }: { email: string; role: Role; name: string; place: Place; locale: string }): Promise<string> {
  const known = await client.query<{ id: string }>(
    `select id from auth."user" where email = $1 union all select person_id from commons.invitation where email = $1 limit 1`,
    [email],
  );
  const personId = known.rows[0]?.id ?? uuidv7();
  if (known.rowCount === 0) await client.query('insert into commons.person (id, name, locale) values ($1, $2, $3)', [personId, name, locale]);
  const id = uuidv7();
  await client.query('insert into commons.invitation (id, person_id, email, role, place_id, locale) values ($1, $2, $3, $4, $5, $6)', [id, personId, email, role, place.id, locale]);
  return id;
}
