import type { Visit } from '#ground/http/visit.js';
import { formatMoment, formatNumber } from '#ground/i18n/format.js';
import {
  ActionButton,
  Badge,
  EmptyState,
  Notice,
  PageHeader,
  Section,
  Stack,
  SummaryList,
  Table,
  type Tone,
} from '#ground/ui/index.js';
import { isWell } from '../health/check.js';
import { words } from '../words.js';
import { type State, stateOf, type Work } from './state.js';

/** How the installation is: for the people of the network's office who keep it running. */
export async function overviewPage(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const state = await stateOf(visit);
  const well = isWell(state.health);
  return visit.page(
    { title: say('title'), noIndex: true },
    <>
      <PageHeader title={say('title')} lead={say('lead')} />
      <Stack gap="l">
        <Notice kind={well ? 'success' : 'error'} title={well ? say('health.well') : say('health.failing')}>
          {!well && <p>{say('health.look')}</p>}
        </Notice>
        <Section title={say('system.title')}>
          <SummaryList rows={systemRows(visit, state)} />
        </Section>
        <Section title={say('work.title')} lead={say('work.lead', state.counts)}>
          <WorkTable visit={visit} work={state.work} />
        </Section>
      </Stack>
    </>,
  );
}

function systemRows({ locale, timeZone }: Visit, { health, databaseBytes, disk, versions, mailServer, backup }: State) {
  const say = words.in(locale);
  return [
    { label: say('system.database'), value: say(`database.${health.database}`) },
    { label: say('system.worker'), value: say(`worker.${health.worker}`) },
    { label: say('system.migrations'), value: say(`migrations.${health.migrations}`) },
    { label: say('system.size'), value: bytes(locale, databaseBytes) },
    {
      label: say('system.disk'),
      value: say('system.free', { free: bytes(locale, disk.freeBytes), total: bytes(locale, disk.totalBytes) }),
    },
    {
      label: say('system.backup'),
      value: backup
        ? say('backup.made', { when: formatMoment(locale, timeZone, backup.madeAt), size: bytes(locale, backup.bytes) })
        : say('backup.none'),
    },
    {
      label: say('system.mail'),
      value: mailServer ? say('mail.server', { server: mailServer }) : <a href="/outbox">{say('mail.outbox')}</a>,
    },
    {
      label: say('system.versions'),
      value: `Longtable ${versions.longtable}, PostgreSQL ${versions.postgresql}, Node ${versions.node}`,
    },
  ];
}

const tones: Record<Work['state'], Tone> = {
  waiting: 'neutral',
  running: 'info',
  done: 'success',
  failed: 'danger',
  refused: 'warning',
};

function WorkTable({ visit: { locale, timeZone }, work }: { visit: Visit; work: Work[] }) {
  const say = words.in(locale);
  return (
    <Table
      caption={say('work.title')}
      label={say('work.title')}
      hideCaption
      stacks
      empty={<EmptyState title={say('work.none')} text={say('work.noneText')} />}
      columns={[
        { key: 'job', label: say('work.job'), rowHeading: true },
        { key: 'state', label: say('work.state') },
        { key: 'asked', label: say('work.asked') },
        { key: 'failure', label: say('work.failure') },
        { key: 'action', label: say('work.action') },
      ]}
      rows={work.map(({ id, job, state, asked_at, failure }) => ({
        job: <code>{job}</code>,
        state: <Badge tone={tones[state]}>{say(`state.${state}`)}</Badge>,
        asked: formatMoment(locale, timeZone, asked_at),
        failure: state === 'failed' || state === 'refused' ? (failure ?? '') : '',
        action:
          state === 'failed' || state === 'refused' ? (
            <ActionButton action={`/operations/work/${id}/attempts`} submitLabel={say('work.again')} about={job} />
          ) : (
            ''
          ),
      }))}
    />
  );
}

function bytes(locale: Visit['locale'], count: number): string {
  const [unit, size] = count < 1e9 ? (['megabyte', 1e6] as const) : (['gigabyte', 1e9] as const);
  return formatNumber(locale, count / size, { style: 'unit', unit, maximumFractionDigits: 1 });
}
