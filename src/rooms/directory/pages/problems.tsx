import { z } from 'zod';
import { csvResponse } from '#ground/http/csv.js';
import { notFound } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { EmptyState, PageHeader, Pagination } from '#ground/ui/index.js';
import { countProblems, type DirectoryImport, findImport, listProblems } from '../queries.js';
import { sayProblem } from '../say-problem.js';
import { words } from '../words.js';
import { WayToImports } from './header.js';
import { DownloadReport, FileProblems, ProblemCounts } from './problem-views.js';

const pageSize = 50;
const query = z.object({
  code: z.string().max(40).optional(),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

/** `/directory/imports/:id/problems`: everything that is wrong with the file, by kind. */
export async function showProblems(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const found = await importOf(visit);
  const { code = null, page } = visit.query(query);
  const counts = await countProblems(visit, found.id);
  const problems = await listProblems(visit, found.id, { code, limit: pageSize + 1, offset: (page - 1) * pageSize });
  const path = `/directory/imports/${found.id}/problems`;
  const at = (number: number) => `${path}?${new URLSearchParams({ ...(code && { code }), page: String(number) })}`;
  return visit.page(
    { title: say('preview.report'), noIndex: true, before: <WayToImports visit={visit} /> },
    <>
      <PageHeader
        kicker={<a href={`/directory/imports/${found.id}`}>{found.fileName}</a>}
        title={say('preview.report')}
        lead={say('problems.lead')}
      />
      {counts.length === 0 ? (
        <EmptyState title={say('problems.none')} text={say('problems.none.text')} />
      ) : (
        <>
          <ProblemCounts visit={visit} importId={found.id} counts={counts} chosen={code} />
          <DownloadReport visit={visit} importId={found.id} />
          <FileProblems visit={visit} format={found.head?.format ?? 'csv'} problems={problems.slice(0, pageSize)} />
          {(page > 1 || problems.length > pageSize) && (
            <Pagination
              label={say('imports.pages')}
              position={say('imports.page', { page })}
              {...(page > 1 && { previous: { href: at(page - 1), label: say('pages.previous') } })}
              {...(problems.length > pageSize && { next: { href: at(page + 1), label: say('pages.next') } })}
            />
          )}
        </>
      )}
    </>,
  );
}

const mostRows = 500_000;

/** The report as a file, to work through beside the spreadsheet that it is about. */
export async function downloadProblems(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const found = await importOf(visit);
  const problems = await listProblems(visit, found.id, { limit: mostRows });
  const header = (['severity', 'line', 'column', 'value', 'message', 'remedy'] as const).map((name) =>
    say(`problems.${name}`),
  );
  const rows = problems.map((problem) => {
    const { severity, message, remedy } = sayProblem(visit.locale, found.head?.format ?? 'csv', problem);
    return [severity, problem.line, problem.field, problem.value, message, remedy];
  });
  return csvResponse('problems.csv', header, rows);
}

async function importOf(visit: Visit): Promise<DirectoryImport> {
  const found = await findImport(visit, visit.param('id'));
  if (!found) throw notFound();
  return found;
}
