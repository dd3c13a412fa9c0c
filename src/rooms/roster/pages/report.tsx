import { csvResponse } from '#ground/http/csv.js';
import { notFound } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { formatNumber } from '#ground/i18n/format.js';
import { Badge, DownloadLinks, Section, Table } from '#ground/ui/index.js';
import { kinds } from '../importing/kinds.js';
import { countProblems, findImport, listProblems, openDistrict, type RecordsImport } from '../queries.js';
import { words } from '../words.js';

/** What would be added, changed and ended, or was. */
export function Outlooks({ visit, found }: { visit: Visit; found: RecordsImport }) {
  const say = words.in(visit.locale);
  const { outlook } = found;
  if (!outlook) return <></>;
  const columns = ['added', 'changed', 'ended', 'unchanged'] as const;
  return (
    <Section title={say('outlook.title')}>
      <Table
        caption={say('outlook.title')}
        hideCaption
        label={say('outlook.title')}
        stacks
        columns={[
          { key: 'kind', label: say('outlook.kind'), rowHeading: true },
          ...columns.map((key) => ({ key, label: say(`outlook.${key}`), align: 'end' as const })),
        ]}
        rows={kinds.map(({ name }) => ({
          kind: say(`kind.${name}`),
          ...Object.fromEntries(columns.map((key) => [key, formatNumber(visit.locale, outlook[name][key])])),
        }))}
      />
    </Section>
  );
}

/** What was noticed, by kind, and the whole list as a file. */
export async function Problems({ visit, found }: { visit: Visit; found: RecordsImport }) {
  const say = words.in(visit.locale);
  const counts = await countProblems(visit, found);
  if (counts.length === 0) return <></>;
  return (
    <Section title={say('problems.title')}>
      <Table
        caption={say('problems.title')}
        hideCaption
        label={say('problems.title')}
        stacks
        columns={[
          { key: 'problem', label: say('problems.problem'), rowHeading: true },
          { key: 'weight', label: say('problems.weight') },
          { key: 'count', label: say('problems.count'), align: 'end' },
        ]}
        rows={counts.map(({ code, weight, count }) => ({
          problem: say(`problem.${code}`),
          weight: <Badge tone={weight === 'refuses' ? 'danger' : 'neutral'}>{say(`weight.${weight}`)}</Badge>,
          count: formatNumber(visit.locale, count),
        }))}
      />
      <DownloadLinks
        label={say('problems.download')}
        downloads={[
          { href: `/records/${found.districtId}/imports/${found.id}/problems.csv`, label: say('problems.csv') },
        ]}
      />
    </Section>
  );
}

const mostRows = 20_000;

/** `…/problems.csv`: the whole list, to work through beside the files that it is about. */
export async function downloadProblems(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const found = await findImport(visit, await openDistrict(visit), visit.param('id'));
  if (!found) throw notFound();
  const header = (['weight', 'file', 'line', 'column', 'value', 'problem'] as const).map((name) =>
    say(`problems.${name}`),
  );
  const rows = (await listProblems(visit, found, mostRows)).map(({ weight, file, line, column, value, code }) => [
    say(`weight.${weight}`),
    file,
    line,
    column,
    value,
    say(`problem.${code}`),
  ]);
  return csvResponse('problems.csv', header, rows);
}
