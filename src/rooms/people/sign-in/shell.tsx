import type { Child } from 'hono/jsx';
import { localPath } from '#ground/auth/local-path.js';
import type { FieldError } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { ErrorSummary, PageHeader } from '#ground/ui/index.js';
import { words } from '../words.js';

/** Where to go after signing in: a path of this site. */
export const nextOf = (visit: Visit): string =>
  localPath(visit.form.text('next') || visit.url.searchParams.get('next'));

/** What stands around each page on the way in. */
export function signInShell(
  visit: Visit,
  title: string,
  content: Child,
  errors: FieldError[] = [],
  status: 200 | 404 | 422 = errors.length > 0 ? 422 : 200,
): Promise<Response> {
  const say = words.in(visit.locale);
  return visit.page(
    { title, noIndex: true, width: 'text', status },
    <>
      <ErrorSummary title={say('form.problem')} errors={errors} />
      <PageHeader title={title} />
      {content}
    </>,
  );
}
