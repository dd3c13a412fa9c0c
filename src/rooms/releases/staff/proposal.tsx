import type { Visit } from '#ground/http/visit.js';
import { formatDate, formatMoment, formatNumber } from '#ground/i18n/format.js';
import {
  ActionButton,
  Breadcrumbs,
  ButtonLink,
  Checkboxes,
  Cluster,
  Disclosure,
  Form,
  Notice,
  PageHeader,
  Progress,
  type ProgressAnswer,
  Section,
  Stack,
  SummaryList,
  TextArea,
} from '#ground/ui/index.js';
import { yearName } from '#rooms/results/room.js';
import { placesOf, type PublicPlace, type PublicTable } from '../face/content.js';
import { byIndicator, ReleasedIndicator } from '../face/table.js';
import { findRuleSet } from '../protect/rules.js';
import { words } from '../words.js';
import { endOfSchoolYear, lookUp } from './decide.js';
import { newPath, proposalPath } from './list.js';
import { findingsOf, type KnownProposal, listWithheld, previewTables, type State } from './queries.js';
import { WithheldList } from './withheld.js';

/** `/releases/proposals/:district/:id`: what the public will see, how sure it is, and what is to be done next. */
export async function showProposal(visit: Visit): Promise<Response> {
  const { proposal, state } = await lookUp(visit);
  const say = words.in(visit.locale);
  const working = state.at === 'looking' || state.at === 'publishing';
  const tables = working || !proposal.outcome ? [] : await previewTables(visit, proposal);
  return visit.page(
    {
      title: say('proposal.title'),
      noIndex: true,
      width: 'wide',
      before: (
        <Breadcrumbs
          label={say('breadcrumbs')}
          links={[{ href: `/releases/proposals/${proposal.districtId}`, label: say('proposals.title') }]}
        />
      ),
      ...(working && { refreshSeconds: 3 }),
    },
    <Stack gap="l">
      <PageHeader title={say('proposal.title')} lead={proposal.years.map(yearName).join(', ')} />
      {working && (
        <Progress
          label={say(`working.${state.at}`)}
          {...progressAnswer(visit, state)}
          pollHref={`${proposalPath(proposal)}/progress`}
        />
      )}
      <Standing visit={visit} proposal={proposal} state={state} />
      {proposal.outcome && !working && <Certificate visit={visit} proposal={proposal} />}
      {state.at === 'waiting' && <Decision visit={visit} proposal={proposal} tables={tables} />}
      {tables.length > 0 && <Preview visit={visit} proposal={proposal} tables={tables} />}
    </Stack>,
  );
}

/** `…/progress`: how far the running job is. */
export async function answerProgress(visit: Visit): Promise<Response> {
  const { state } = await lookUp(visit);
  return visit.json(progressAnswer(visit, state));
}

function progressAnswer({ locale }: Visit, state: State): ProgressAnswer {
  if (state.at !== 'looking' && state.at !== 'publishing')
    return { done: 1, total: 1, state: state.at === 'failed' ? 'failed' : 'done', text: '' };
  const { done = 0, total } = state.progress ?? {};
  return {
    done,
    total: total ?? 1,
    state: 'running',
    text: words.in(locale)('working.years', { done, total: total ?? 0 }),
  };
}

interface Shown {
  visit: Visit;
  proposal: KnownProposal;
}

function Standing({ visit, proposal, state }: Shown & { state: State }) {
  const { locale, timeZone } = visit;
  const say = words.in(locale);
  const path = proposalPath(proposal);
  const again = (
    <ButtonLink href={`${newPath({ id: proposal.districtId, name: '' })}?like=${proposal.id}`} kind="secondary">
      {say('propose.again')}
    </ButtonLink>
  );
  switch (state.at) {
    case 'released':
      return (
        <Notice
          kind="success"
          title={say(`standing.released.${proposal.audience}`, { number: proposal.released ?? 0 })}
        >
          <Stack gap="s">
            <p>
              {say('standing.people', { proposer: proposal.proposer, approver: proposal.approval?.by ?? '' })}{' '}
              {proposal.audience === 'everyone' && <a href={`/releases/${proposal.id}`}>{say('standing.public')}</a>}
            </p>
            {proposal.approval?.repeatsUntil && !proposal.end && (
              <>
                <p>{say('standing.repeats', { day: formatDate(locale, proposal.approval.repeatsUntil) })}</p>
                <ActionButton action={`${path}/end`} submitLabel={say('end.repeats')} />
              </>
            )}
            <Cluster>
              <ButtonLink
                href={`${newPath({ id: proposal.districtId, name: '' })}?corrects=${proposal.id}`}
                kind="secondary"
              >
                {say('propose.correct')}
              </ButtonLink>
            </Cluster>
          </Stack>
        </Notice>
      );
    case 'ended':
      return (
        <Notice
          title={say('standing.ended', {
            person: proposal.end?.by ?? '',
            when: formatMoment(locale, timeZone, proposal.end?.at ?? new Date(0)),
          })}
        >
          <p>{proposal.end?.reason}</p>
          {again}
        </Notice>
      );
    case 'failed':
      return (
        <Notice kind="error" title={say('standing.failed')} announce>
          <p>{say(failures[state.failure] ?? 'failed.unexpected')}</p>
          {again}
        </Notice>
      );
    case 'stale':
      return (
        <Notice kind="warning" title={say('standing.stale')}>
          <ActionButton action={`${path}/look`} submitLabel={say('look.again')} />
        </Notice>
      );
    case 'unsafe':
      return (
        <Notice kind="error" title={say('standing.unsafe')}>
          <p>{say('standing.unsafe-text')}</p>
          {again}
        </Notice>
      );
    default:
      return <></>;
  }
}

const failures: Record<string, 'failed.nothing' | 'failed.ledger' | undefined> = {
  'nothing-to-release': 'failed.nothing',
  'ledger-moved': 'failed.ledger',
};

/** What the attack found, in figures. */
function Certificate({
  visit: { locale, timeZone },
  proposal: { outcome, audience, rules, proposer, proposedAt, reason },
}: Shown) {
  const say = words.in(locale);
  const { holds, shown, withheld, attacked, lookedAt } = outcome!;
  const ruleSet = findRuleSet(rules);
  const number = (value: number) => formatNumber(locale, value);
  const share = formatNumber(locale, withheld / Math.max(shown + withheld, 1), { style: 'percent' });
  return (
    <Section title={say('certificate.title')}>
      <SummaryList
        rows={[
          { label: say('field.audience'), value: say(`field.audience.${audience}`) },
          { label: say('certificate.result'), value: say(holds ? 'certificate.holds' : 'certificate.fails') },
          { label: say('certificate.attacked'), value: number(attacked) },
          { label: say('certificate.shown'), value: number(shown) },
          { label: say('certificate.withheld'), value: `${number(withheld)} (${share})` },
          { label: say('fact.rules'), value: ruleSet ? `${ruleSet.name[locale]}. ${ruleSet.text[locale]}` : rules },
          { label: say('certificate.looked'), value: formatMoment(locale, timeZone, lookedAt) },
          {
            label: say('certificate.proposed'),
            value: `${proposer}, ${formatMoment(locale, timeZone, proposedAt)}`,
          },
          ...(reason ? [{ label: say('corrects.title'), value: reason }] : []),
        ]}
      />
    </Section>
  );
}

/** What a second person can do, and what the first one can. */
function Decision({ visit, proposal, tables }: Shown & { tables: PublicTable[] }) {
  const { locale } = visit;
  const say = words.in(locale);
  const path = proposalPath(proposal);
  const own = visit.actor?.personId === proposal.proposedBy;
  const until = formatDate(locale, endOfSchoolYear(visit.services.clock.now()));
  return (
    <Section title={say('decide.title')} look="tinted">
      <Stack>
        {own ? (
          <p>{say('decide.own')}</p>
        ) : (
          <Form
            action={`${path}/approval`}
            submitLabel={say('approve.submit')}
            hidden={{ lookedAt: proposal.outcome?.lookedAt.toISOString() ?? '' }}
          >
            <p>{say(`approve.lead.${proposal.audience}`)}</p>
            {tables.some(({ running }) => running) && (
              <Checkboxes
                name="repeats"
                label={say('approve.repeats')}
                values={[]}
                choices={[
                  {
                    value: 'yes',
                    label: say('approve.repeats.yes', { day: until }),
                    hint: say('approve.repeats.hint'),
                  },
                ]}
              />
            )}
          </Form>
        )}
        <Disclosure summary={say('end.title')}>
          <Form action={`${path}/end`} submitLabel={say('end.submit')} submitKind="secondary">
            <TextArea name="why" label={say('end.why')} rows={2} />
          </Form>
        </Disclosure>
      </Stack>
    </Section>
  );
}

async function Preview({ visit, proposal, tables }: Shown & { tables: PublicTable[] }) {
  const say = words.in(visit.locale);
  const places: PublicPlace[] = await placesOf(visit, tables);
  const withheld = Map.groupBy(await listWithheld(visit, proposal), ({ number }) => number);
  const findings = await findingsOf(visit, proposal);
  return (
    <Section title={say(`preview.title.${proposal.audience}`)} lead={say('preview.lead')}>
      <Stack gap="l">
        {byIndicator(tables).map((years) => (
          <ReleasedIndicator
            locale={visit.locale}
            tables={years}
            places={places}
            level={3}
            below={(table) => (
              <WithheldList
                locale={visit.locale}
                proposal={proposal}
                table={table}
                places={places}
                withheld={withheld.get(table.number) ?? []}
                findings={findings}
              />
            )}
          />
        ))}
      </Stack>
    </Section>
  );
}
