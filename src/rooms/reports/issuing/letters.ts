import { randomBytes } from 'node:crypto';
import { hashCode, newCode } from '#ground/auth/code.js';
import { hashLink } from '#ground/auth/link.js';
import { keeperScope } from '#ground/db/scope.js';
import { formatDay, formatMoment } from '#ground/i18n/format.js';
import { isLocale } from '#ground/i18n/locale.js';
import type { JobContext } from '#ground/jobs/job.js';
import { timeZone } from '#rooms/pages/room.js';
import { lastDay } from '../report.js';
import { words } from '../words.js';

type Desk = Pick<JobContext, 'database' | 'config' | 'mailer'>;

/** How long a code lets in, counted from its mail. */
export const codeMinutes = 60;

/**
 * Mails the recipient of a report a new link; one that was sent before opens nothing from then on. Does nothing where the report is
 * over. Killed half-way it sends again: two mails are better than none.
 */
export async function mailLink({ database, config, mailer }: Desk, id: string): Promise<void> {
  await keeperScope(database, async (scope) => {
    const link = randomBytes(24).toString('base64url');
    const { rows } = await scope.client.query<{ email: string; locale: string; expiresAt: Date; district: string }>(
      `update records.report_issue i set link_hash = $2, link_sent_at = now()
       from records.report r join commons.organization d on d.id = r.district_id
       where r.district_id = i.district_id and r.id = i.report_id and i.report_id = $1 and r.expires_at > now()
         and not exists (select from records.report_end e where e.district_id = i.district_id and e.report_id = i.report_id)
       returning r.recipient_email as email, r.recipient_locale as locale, r.expires_at as "expiresAt", d.name as district`,
      [id, hashLink(link)],
    );
    const [to] = rows;
    if (!to) return;
    const locale = isLocale(to.locale) ? to.locale : 'en';
    const say = words.in(locale);
    await mailer.send({
      to: to.email,
      subject: say('mail.link.subject', { district: to.district }),
      text: say('mail.link.text', {
        district: to.district,
        link: `${config.BASE_URL}/reports/access/${link}?lang=${locale}`,
        day: formatDay(locale, await timeZone(scope), lastDay(to.expiresAt)),
      }),
      opensDoor: true,
    });
  });
}

/** Makes the code that was asked for and mails it, to the address that the link went to. */
export async function mailCode({ database, config, mailer }: Desk, id: string): Promise<void> {
  await keeperScope(database, async (scope) => {
    const code = newCode();
    const { rows } = await scope.client.query<{ email: string; locale: string; expiresAt: Date; district: string }>(
      `update records.report_code c set code_hash = $2, expires_at = now() + make_interval(mins => $3)
       from records.report r join commons.organization d on d.id = r.district_id
       where r.district_id = c.district_id and r.id = c.report_id and c.id = $1 and c.code_hash is null
       returning r.recipient_email as email, r.recipient_locale as locale, c.expires_at as "expiresAt", d.name as district`,
      [id, hashCode(config, code), codeMinutes],
    );
    const [to] = rows;
    if (!to) return;
    const locale = isLocale(to.locale) ? to.locale : 'en';
    const say = words.in(locale);
    await mailer.send({
      to: to.email,
      subject: say('mail.code.subject', { district: to.district }),
      text: say('mail.code.text', { code, until: formatMoment(locale, await timeZone(scope), to.expiresAt) }),
      opensDoor: true,
    });
  });
}
