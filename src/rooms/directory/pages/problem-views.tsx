import type { Visit } from '#ground/http/visit.js';
import { formatNumber } from '#ground/i18n/format.js';
import { Badge, DownloadLinks, ProblemList, Table } from '#ground/ui/index.js';
import type { KeptProblem, ProblemCount } from '../queries.js';
import { sayProblem } from '../say-problem.js';
import { words } from '../words.js';

/** How many problems of each kind, each leading to them. */
export function ProblemCounts({
  visit,
  importId,
  counts,
  chosen,
}: {
  visit: Visit;
  importId: string;
  counts: ProblemCount[];
  chosen?: string | null;
}) {
  const say = words.in(visit.locale);
  return (
    <Table
      caption={say('problems.byKind')}
      hideCaption
      label={say('problems.byKind')}
      dense
      columns={[
        { key: 'kind', label: say('problems.kind'), rowHeading: true },
        { key: 'severity', label: say('problems.severity') },
        { key: 'count', label: say('problems.count'), align: 'end' },
      ]}
      rows={counts.map(({ code, severity, count }) => ({
        kind: (
          <a
            href={`/directory/imports/${importId}/problems?code=${code}`}
            aria-current={code === chosen ? 'true' : undefined}
          >
            {say(`kind.${code}`)}
          </a>
        ),
        severity: (
          <Badge tone={severity === 'note' ? 'neutral' : severity === 'warning' ? 'warning' : 'danger'}>
            {say(`severity.${severity}`)}
          </Badge>
        ),
        count: formatNumber(visit.locale, count),
      }))}
    />
  );
}

export function FileProblems({
  visit,
  format,
  problems,
}: {
  visit: Visit;
  format: 'csv' | 'geojson';
  problems: KeptProblem[];
}) {
  const say = words.in(visit.locale);
  return (
    <ProblemList
      label={say('preview.problems')}
      problems={problems.map((problem) => {
        const { place, message, remedy, severity } = sayProblem(visit.locale, format, problem);
        const times = Number(problem.detail?.['times'] ?? 1);
        return {
          ...(place && { place }),
          ...(problem.field && { column: problem.field }),
          ...(problem.value && { value: problem.value }),
          ...(times > 1 && { count: say('problems.times', { times }) }),
          message,
          remedy,
          severity: problem.severity === 'file' || problem.severity === 'row' ? 'error' : problem.severity,
          severityLabel: severity,
        };
      })}
    />
  );
}

/** The report as a file, to work through beside the spreadsheet. */
export function DownloadReport({ visit, importId }: { visit: Visit; importId: string }) {
  const say = words.in(visit.locale);
  return (
    <DownloadLinks
      label={say('problems.download')}
      downloads={[{ href: `/directory/imports/${importId}/problems.csv`, label: say('problems.csv') }]}
    />
  );
}
