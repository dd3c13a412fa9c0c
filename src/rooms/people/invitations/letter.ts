import { writeLink } from '#ground/auth/link.js';
import type { Config } from '#ground/config.js';
import type { Database } from '#ground/db/open.js';
import type { Mail } from '#ground/jobs/mailer.js';
import { isLocale } from '#ground/i18n/locale.js';
import { roleName } from '../role-name.js';
import { words } from '../words.js';

const days = 14;

export interface Letter {
  mail: Mail;
  link: string;
}

/** Writes the mail of an invitation that still waits, with a link of its own; undefined when it waits no more. */
export async function invitationLetter(database: Database, config: Config, id: string): Promise<Letter | undefined> {
  const { rows } = await database.pool('keeper').query<{ email: string; locale: string; role: string; name: string; place: string; inviter: string | null }>(
    `select i.email, i.locale, i.role, p.name, o.name as place, inviter.name as inviter
     from commons.invitation i
     join commons.person p on p.id = i.person_id
     join commons.organization o on o.id = i.place_id
     left join commons.person inviter on inviter.id = i.invited_by
     where i.id = $1 and i.accepted_at is null and i.revoked_at is null and i.expires_at > now()`,
    [id],
  );
  const [waiting] = rows;
  if (!waiting) return undefined;
  const locale = isLocale(waiting.locale) ? waiting.locale : 'en';
  const say = words.in(locale);
  const token = await writeLink(database, waiting.email, days * 24 * 60);
  const link = `${config.BASE_URL}/sign-in/link?${new URLSearchParams({ token, next: '/account', lang: locale })}`;
  const what = { name: waiting.name, role: roleName(locale, waiting.role), place: waiting.place, link, days, home: `${config.BASE_URL}/sign-in` };
  const text = waiting.inviter ? say('mail.invitation.textFrom', { ...what, inviter: waiting.inviter }) : say('mail.invitation.text', what);
  return { link, mail: { to: waiting.email, subject: say('mail.invitation.subject', { place: waiting.place }), text, opensDoor: true } };
}
