import { get } from '#ground/http/route.js';
import type { Visit } from '#ground/http/visit.js';
import { formatMoment } from '#ground/i18n/format.js';
import { EmptyState, Notice, PageHeader, Section } from '#ground/ui/index.js';
import { readsOutbox } from '../policy.js';
import { words } from '../words.js';

export const outboxRoutes = [get('/outbox', readsOutbox, showOutbox)];

/** Mail that no mail server took. What would let its reader sign in as someone else was never kept, outside the demonstration. */
async function showOutbox(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const mails = await visit.services.doors.waitingMail();
  return visit.page(
    { title: say('outbox.title'), noIndex: true, width: 'text' },
    <>
      <PageHeader
        title={say('outbox.title')}
        lead={visit.services.config.MAIL_URL ? say('outbox.server') : say('outbox.noServer')}
      />
      {mails.length === 0 && <EmptyState title={say('outbox.none')} text={say('outbox.noneText')} />}
      {mails.map(({ recipient, subject, body, createdAt }) => (
        <Section
          title={subject}
          lead={say('outbox.to', { recipient, date: formatMoment(visit.locale, visit.timeZone, createdAt) })}
        >
          {body === null ? (
            <Notice title={say('outbox.hidden')}>{say('outbox.hiddenText')}</Notice>
          ) : (
            <MailText text={body} />
          )}
        </Section>
      ))}
    </>,
  );
}

/** A mail as its reader sees it, links that can be followed included. */
function MailText({ text }: { text: string }) {
  return (
    <>
      {text.split('\n\n').map((paragraph) => (
        <p class="mail-text">
          {paragraph
            .split(/(https?:\/\/\S+)/)
            .map((part) => (/^https?:/.test(part) ? <a href={part}>{part}</a> : part))}
        </p>
      ))}
    </>
  );
}
