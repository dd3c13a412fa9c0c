import type { Child } from 'hono/jsx';
import { errorOf } from '#ground/http/again.js';
import type { FieldError } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import {
  ActionButton,
  DownloadLinks,
  ErrorSummary,
  Form,
  Notice,
  PageHeader,
  Section,
  Stack,
  SummaryList,
  TextField,
} from '#ground/ui/index.js';
import { findBasis } from '../bases.js';
import { FigureTables } from '../figures-tables.js';
import { watermark } from '../watermark.js';
import { words } from '../words.js';
import type { Opened, Over } from './door.js';

/** Before the code: nothing is told of the report, for whoever else may have come by the link. `asked`: a code is on its way. */
export function lockedPage(visit: Visit, link: string, asked: boolean, errors: FieldError[] = []): Promise<Response> {
  const say = words.in(visit.locale);
  const path = `/reports/access/${link}`;
  const send = (
    <ActionButton
      action={`${path}/code`}
      submitLabel={say(asked ? 'code.again' : 'code.send')}
      submitKind={asked ? 'secondary' : 'primary'}
    />
  );
  return visit.page(
    { title: say('access.page'), noIndex: true, width: 'text', status: errors.length > 0 ? 422 : 200 },
    <Stack gap="l">
      <ErrorSummary title={say('form.wrong')} errors={errors} />
      <PageHeader title={say('access.page')} lead={say(asked ? 'code.sent' : 'code.lead')} />
      {asked && (
        <Form action={path} submitLabel={say('code.open')}>
          <TextField
            name="code"
            label={say('field.code')}
            hint={say('field.code.hint')}
            error={errorOf(errors, 'code')}
            autocomplete="one-time-code"
            spellcheck={false}
            maxlength={40}
          />
        </Form>
      )}
      {send}
    </Stack>,
  );
}

/** Withdrawn, expired or used up: says so, and whom to ask. */
export async function overPage(visit: Visit, why: Over): Promise<Response> {
  const say = words.in(visit.locale);
  const response = await visit.page(
    { title: say('over.title'), noIndex: true, width: 'text' },
    <Stack>
      <PageHeader title={say('over.title')} lead={say(`over.${why.replace(' ', '-')}` as 'over.expired')} />
      <p>{say('over.next')}</p>
    </Stack>,
  );
  return new Response(response.body, { status: 410, headers: response.headers });
}

/** The figures, under and over the line that says for whom they are; on paper the line stands on each page. */
export function openPage(visit: Visit, link: string, opened: Opened): Promise<Response> {
  const { locale } = visit;
  const say = words.in(locale);
  const { mark, purpose, basis, agreement } = opened;
  const line = watermark(locale, visit.timeZone, mark);
  const known = findBasis(basis);
  return visit.page(
    { title: say('report.number', { number: mark.number }), noIndex: true, width: 'wide' },
    <Stack gap="l">
      <PageHeader kicker={mark.district} title={say('report.number', { number: mark.number })} />
      <Notice kind="warning" title={line}>
        <p>{say('open.rules')}</p>
      </Notice>
      <Section title={say('facts.title')}>
        <SummaryList
          rows={[
            { label: say('field.purpose'), value: purpose },
            {
              label: say('field.basis'),
              value: known ? say('fact.basis', { name: known.name[locale], source: known.source }) : basis,
            },
            { label: say('field.agreement'), value: agreement },
          ]}
        />
        <p>{say('open.logged')}</p>
        <DownloadLinks
          label={say('downloads')}
          downloads={[{ href: `/reports/access/${link}/report.csv`, label: 'CSV' }]}
        />
        <p class="report-print">{say('open.print')}</p>
      </Section>
      <FigureTables locale={locale} {...opened} />
      <EveryPage>{line}</EveryPage>
    </Stack>,
  );
}

/** At the end of the page, and on paper at the foot of each sheet. */
function EveryPage({ children }: { children?: Child }) {
  return <p class="report-watermark">{children}</p>;
}
