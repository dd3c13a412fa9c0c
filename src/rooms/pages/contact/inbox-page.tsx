import type { Visit } from '#ground/http/visit.js';
import { formatMoment } from '#ground/i18n/format.js';
import { languageNames, isLocale } from '#ground/i18n/locale.js';
import { ActionButton, EmptyState, PageHeader, Section } from '#ground/ui/index.js';
import { words } from '../words.js';
import { type KeptMessage, listMessages } from './message.js';

/** What people wrote on the contact page, for network staff. */
export async function inboxPage(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const messages = await listMessages(visit);
  return visit.page(
    { title: say('inbox.title'), noIndex: true, width: 'text' },
    <>
      <PageHeader title={say('inbox.title')} lead={say('inbox.lead')} />
      {messages.length === 0 && <EmptyState title={say('inbox.empty')} text={say('inbox.empty.text')} />}
      {messages.map((message) => (
        <MessageEntry visit={visit} message={message} />
      ))}
    </>,
  );
}

function MessageEntry({ visit, message }: { visit: Visit; message: KeptMessage }) {
  const say = words.in(visit.locale);
  const { id, name, email, body, locale, sentAt, answeredAt, answeredBy } = message;
  const when = (moment: Date) => formatMoment(visit.locale, visit.timeZone, moment);
  return (
    <Section title={name} level={2}>
      <p>
        {when(sentAt)} · {isLocale(locale) ? languageNames[locale] : locale} ·{' '}
        {email ? <a href={`mailto:${email}`}>{email}</a> : say('inbox.noEmail')}
      </p>
      <div class="message-words" lang={locale === visit.locale ? undefined : locale}>
        {body}
      </div>
      {answeredAt ? (
        <p>{say('inbox.answered', { who: answeredBy ?? '', when: when(answeredAt) })}</p>
      ) : (
        <ActionButton action={`/messages/${id}/answer`} submitLabel={say('inbox.settle')} about={name} />
      )}
    </Section>
  );
}
