import type { Visit } from '#ground/http/visit.js';
import { formatDay, formatMoment } from '#ground/i18n/format.js';
import { Section, SummaryList } from '#ground/ui/index.js';
import { listIndicators, yearName } from '#rooms/results/room.js';
import { findBasis } from '../bases.js';
import { lastDay } from '../report.js';
import { words } from '../words.js';
import type { KnownReport } from './queries.js';

/** What the facts of a report are called: its indicators and its places, in the order in which they are shown. */
export interface Names {
  indicators: string[];
  places: string[];
}

export async function namesOf(visit: Visit, { indicators, places }: KnownReport): Promise<Names> {
  const names = new Map((await listIndicators(visit)).map(({ key, name }) => [key, name[visit.locale]]));
  const { rows } = await visit.client.query<{ name: string }>(
    'select name from commons.organization where id = any ($1) order by kind, plain_name, id',
    [places],
  );
  return { indicators: indicators.map((key) => names.get(key) ?? key), places: rows.map(({ name }) => name) };
}

/** What was asked for, by whom, for whom and on what basis. */
export function Facts({ visit, report, names }: { visit: Visit; report: KnownReport; names: Names }) {
  const { locale, timeZone } = visit;
  const say = words.in(locale);
  const { approval, issue } = report;
  const basis = findBasis(report.basis);
  const signed = (person: string, at: Date) => say('asked.by', { person, when: formatMoment(locale, timeZone, at) });
  const groups = ['all', ...report.breakdowns].map((name) => say(`breakdown.${name}` as 'breakdown.all'));
  return (
    <Section title={say('facts.title')}>
      <SummaryList
        rows={[
          {
            label: say('fact.recipient'),
            value: (
              <>
                {say('recipient.of', { name: report.recipientName, organization: report.recipientOrganization })}
                <br />
                {report.recipientEmail}
              </>
            ),
          },
          { label: say('field.purpose'), value: report.purpose },
          {
            label: say('field.basis'),
            value: basis ? say('fact.basis', { name: basis.name[locale], source: basis.source }) : report.basis,
          },
          { label: say('field.agreement'), value: report.agreement },
          { label: say('field.indicators'), value: names.indicators.join(', ') },
          { label: say('field.years'), value: report.years.map(yearName).join(', ') },
          { label: say('field.places'), value: names.places.join(', ') },
          { label: say('field.breakdowns'), value: groups.join(', ') },
          { label: say('field.expires'), value: formatDay(locale, timeZone, lastDay(report.expiresAt)) },
          { label: say('fact.openings'), value: say('fact.openings.count', { openings: report.openings }) },
          { label: say('fact.asked'), value: signed(report.asker, report.askedAt) },
          ...(approval ? [{ label: say('fact.approved'), value: signed(approval.by, approval.at) }] : []),
          ...(issue ? [{ label: say('fact.issued'), value: formatMoment(locale, timeZone, issue.at) }] : []),
        ]}
      />
    </Section>
  );
}
