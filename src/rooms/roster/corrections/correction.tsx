import type { Child } from 'hono/jsx';
import { conflict, type FieldError } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { formatDay } from '#ground/i18n/format.js';
import { ErrorSummary, PageHeader, Stack } from '#ground/ui/index.js';
import { lookAt, Way } from '../pages/frame.js';
import type { RecordsImport } from '../queries.js';
import type { Saying } from '../said/keep.js';
import { words } from '../words.js';

/** An import that waits for a person, and the way to say something of its source system; nothing where it went on. */
export async function correctable(visit: Visit): Promise<{ found: RecordsImport; saying: Saying } | undefined> {
  const { found, state } = await lookAt(visit);
  if (state.at !== 'preview') return undefined;
  const { districtId, sourceSystem } = found;
  return {
    found,
    saying: { client: visit.client, districtId, sourceSystem, by: visit.actor?.personId ?? null },
  };
}

/** Back to the import, whatever it does now. */
export const back = (visit: Visit): Response =>
  visit.redirect(`/records/${visit.param('district')}/imports/${visit.param('id')}`);

/** @throws RequestError 409 where the page is older than the import */
export function refuseStale(visit: Visit, { version }: RecordsImport): void {
  if (visit.form.text('version') !== String(version)) throw conflict(words.in(visit.locale)('preview.stale'));
}

/** A page on which one side of an import is corrected. */
export function correctionPage(
  visit: Visit,
  found: RecordsImport,
  about: { title: string; lead: string },
  errors: readonly FieldError[],
  content: Child,
): Promise<Response> {
  const say = words.in(visit.locale);
  return visit.page(
    {
      title: `${about.title}: ${found.fileName}`,
      noIndex: true,
      before: <Way visit={visit} found={found} isWithin />,
      status: errors.length > 0 ? 422 : 200,
    },
    <Stack gap="l">
      <ErrorSummary title={say('form.wrong')} errors={[...errors]} />
      <PageHeader kicker={found.sourceSystem} title={about.title} lead={about.lead} />
      {content}
    </Stack>,
  );
}

/** When something was said, in words; nothing where nobody said anything. */
export const saidOn = (visit: Visit, at: string | null | undefined): string | undefined =>
  at ? words.in(visit.locale)('said.on', { day: formatDay(visit.locale, visit.timeZone, new Date(at)) }) : undefined;
