import type { Visit } from '#ground/http/visit.js';
import { formatNumber } from '#ground/i18n/format.js';
import {
  ActionButton,
  ButtonLink,
  Cluster,
  Disclosure,
  DownloadLinks,
  LinkList,
  Notice,
  ProblemList,
  Section,
  Stack,
  StatRow,
} from '#ground/ui/index.js';
import { askForCheck, askForPublication } from '../actions.js';
import type { Outcome } from '../check/check.js';
import type { FigureImport } from '../import.js';
import { words } from '../words.js';
import { importOf, stepPage } from './frame.js';
import { saysTrouble } from './trouble-words.js';

/** What would be shown, what not and why, and what is wrong. */
export async function previewPage(visit: Visit): Promise<Response> {
  const found = await importOf(visit);
  const checked = await checkOf(visit, found.id);
  const here = `/figures/imports/${found.id}`;
  if (!found.source) return visit.redirect(here);
  const say = words.in(visit.locale);
  if (!checked || checked.version !== found.version)
    return stepPage(
      visit,
      found,
      'preview',
      <ActionButton action={`${here}/checks`} submitLabel={say('preview.check')} submitKind="primary" />,
    );
  const { outcome } = checked;
  const blocked = outcome.troubles.some(({ severity }) => severity === 'error');
  return stepPage(
    visit,
    found,
    'preview',
    <Stack gap="l">
      {found.publishedAs && <Notice kind="success" title={say('preview.published')} announce />}
      <Counts visit={visit} outcome={outcome} />
      <p>{say('preview.one-mark')}</p>
      <Troubles visit={visit} outcome={outcome} />
      {outcome.leftOut.length > 0 && (
        <Disclosure summary={say('preview.left-out', { count: outcome.leftOut.length })}>
          <ul>
            {outcome.leftOut.map(({ line, name, district }) => (
              <li>{say('preview.left-out-row', { line, name: district ? `${name} (${district})` : name })}</li>
            ))}
          </ul>
        </Disclosure>
      )}
      <LinkList links={[{ href: `${here}/withheld`, label: say('preview.why'), note: say('preview.why-note') }]} />
      <DownloadLinks
        label={say('preview.downloads')}
        downloads={[
          { href: `${here}/figures.csv`, label: say('preview.figures-csv') },
          { href: `${here}/troubles.csv`, label: say('preview.troubles-csv') },
        ]}
      />
      <NextStep visit={visit} found={found} blocked={blocked} />
    </Stack>,
  );
}

export async function postCheck(visit: Visit): Promise<Response> {
  const found = await importOf(visit);
  if (found.source && !found.publishedAs) await askForCheck(visit, found.id);
  return visit.redirect(`/figures/imports/${found.id}`);
}

/** Asks for publication. Asked twice, it happens once: the job finds it done. */
export async function postPublication(visit: Visit): Promise<Response> {
  const found = await importOf(visit);
  if (found.source && !found.publishedAs) await askForPublication(visit, found.id);
  return visit.redirect(`/figures/imports/${found.id}`);
}

export async function checkOf(
  { client }: Visit,
  importId: string,
): Promise<{ version: number; outcome: Outcome } | undefined> {
  const { rows } = await client.query<{ version: number; outcome: Outcome }>(
    'select version, outcome from commons.figure_check where import_id = $1',
    [importId],
  );
  return rows[0];
}

function Counts({ visit, outcome: { counts, places } }: { visit: Visit; outcome: Outcome }) {
  const say = words.in(visit.locale);
  const number = (value: number) => formatNumber(visit.locale, value);
  const ours = counts['small count'] + counts.complementary + counts['no certificate'] + counts['base withheld'];
  return (
    <StatRow
      figures={[
        { label: say('preview.places'), value: number(places) },
        { label: say('preview.shown'), value: number(counts.shown) },
        { label: say('preview.by-publisher'), value: number(counts['withheld by its publisher']) },
        {
          label: say('preview.by-us'),
          value: number(ours),
          comparison: say('preview.by-us-parts', {
            small: counts['small count'],
            complementary: ours - counts['small count'],
          }),
        },
      ]}
    />
  );
}

function Troubles({ visit, outcome }: { visit: Visit; outcome: Outcome }) {
  const say = words.in(visit.locale);
  if (outcome.troubles.length === 0) return <Notice kind="success" title={say('preview.no-troubles')} />;
  return (
    <Section title={say('preview.troubles')}>
      <ProblemList
        label={say('preview.troubles')}
        problems={outcome.troubles.map((trouble) => ({
          ...saysTrouble(visit.locale, trouble),
          severity: trouble.severity,
          severityLabel: say(`severity.${trouble.severity}`),
          ...(trouble.line && { place: say('trouble.line', { line: trouble.line }) }),
          ...(trouble.column && { column: say('trouble.column', { column: trouble.column }) }),
          ...(trouble.value !== undefined && { value: trouble.value }),
          ...(trouble.count > 1 && { count: say('trouble.count', { count: trouble.count }) }),
        }))}
      />
    </Section>
  );
}

function NextStep({ visit, found, blocked }: { visit: Visit; found: FigureImport; blocked: boolean }) {
  const say = words.in(visit.locale);
  const here = `/figures/imports/${found.id}`;
  if (found.publishedAs)
    return (
      <Cluster>
        <ButtonLink href="/figures">{say('preview.look')}</ButtonLink>
      </Cluster>
    );
  if (blocked) return <Notice kind="error" title={say('preview.blocked')} />;
  return (
    <Cluster>
      <ActionButton action={`${here}/publication`} submitLabel={say('preview.publish')} submitKind="primary" />
      <ActionButton action={`${here}/checks`} submitLabel={say('preview.check')} />
    </Cluster>
  );
}
