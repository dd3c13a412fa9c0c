import type { OpenSession } from '#ground/auth/doors.js';
import type { Visit } from '#ground/http/visit.js';
import { formatMoment } from '#ground/i18n/format.js';
import { ActionButton, Section, SummaryList } from '#ground/ui/index.js';
import { words } from '../words.js';

/** Where one is signed in, and a button to end what one does not know. */
export function Sessions({ visit, sessions }: { visit: Visit; sessions: OpenSession[] }) {
  const say = words.in(visit.locale);
  const at = (date: Date) => formatMoment(visit.locale, visit.timeZone, date);
  return (
    <Section title={say('account.sessions')} lead={say('account.sessions.lead')} id="sessions">
      <SummaryList
        rows={sessions.map((session) => ({
          label: session.current
            ? say('account.sessions.this')
            : deviceOf(session.browser) || say('account.sessions.unknown'),
          value: (
            <>
              <p>{say('account.sessions.times', { started: at(session.startedAt), used: at(session.usedAt) })}</p>
              {!session.current && (
                <ActionButton
                  action={`/account/sessions/${session.id}/end`}
                  submitLabel={say('account.sessions.end')}
                  about={deviceOf(session.browser)}
                  submitKind="quiet"
                />
              )}
            </>
          ),
        }))}
      />
    </Section>
  );
}

/** Browser and system as a person would name them; only to recognise one's own. */
function deviceOf(agent: string): string {
  const browser = ['Edg', 'Firefox', 'Chrome', 'Safari'].find((name) => agent.includes(`${name}/`));
  const system = ['iPhone', 'iPad', 'Android', 'Windows', 'Mac', 'CrOS', 'Linux'].find((name) => agent.includes(name));
  const spoken: Record<string, string> = { Edg: 'Edge', CrOS: 'Chromebook' };
  return [browser, system].flatMap((name) => (name ? [spoken[name] ?? name] : [])).join(', ');
}
