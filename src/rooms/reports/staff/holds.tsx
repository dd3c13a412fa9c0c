import type { Visit } from '#ground/http/visit.js';
import { formatMoment } from '#ground/i18n/format.js';
import { Disclosure, Section, Stack, Table } from '#ground/ui/index.js';
import { openResults } from '../desks.js';
import { FigureTables } from '../figures-tables.js';
import { type Content, currentContent, frozenContent } from '../issuing/figures.js';
import { words } from '../words.js';
import type { Found } from './look-up.js';
import type { Access, KnownReport } from './queries.js';

/** Everything that was done with a report since it was issued, the latest first. */
export function AccessLog({ visit, report, accesses }: { visit: Visit; report: KnownReport; accesses: Access[] }) {
  const { locale, timeZone } = visit;
  const say = words.in(locale);
  const rows = accesses.map(({ act, at }) => ({
    when: formatMoment(locale, timeZone, at),
    what: say(`access.${act.replace(' ', '-')}` as 'access.viewed'),
  }));
  return (
    <Section
      title={say('access.title')}
      lead={say('access.lead', { opened: report.opened, openings: report.openings })}
    >
      {rows.length === 0 ? (
        <p>{say('access.none')}</p>
      ) : (
        <Table
          caption={say('access.title')}
          hideCaption
          label={say('access.title')}
          dense
          columns={[
            { key: 'when', label: say('column.when'), rowHeading: true },
            { key: 'what', label: say('column.act') },
          ]}
          rows={rows}
        />
      )}
    </Section>
  );
}

/** The figures: frozen, or, before, as they are now, so that whoever approves sees what would go out. */
export async function contentOf(visit: Visit, { desk, report }: Found): Promise<Content> {
  if (report.issue) return frozenContent(visit, report);
  await openResults(visit, desk);
  return currentContent(visit, report);
}

export function Holds({ visit, report, content }: { visit: Visit; report: KnownReport; content: Content }) {
  const say = words.in(visit.locale);
  const { figures } = content;
  const smallest = Math.min(...figures.map(({ students }) => students));
  return (
    <Section title={say(report.issue ? 'holds.frozen' : 'holds.now')}>
      <Stack>
        <p>{figures.length === 0 ? say('holds.nothing') : say('holds.count', { figures: figures.length, smallest })}</p>
        {figures.length > 0 && (
          <Disclosure summary={say('holds.show')}>
            <FigureTables locale={visit.locale} {...content} />
          </Disclosure>
        )}
      </Stack>
    </Section>
  );
}
