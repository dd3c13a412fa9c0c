import { hashCode } from '#ground/auth/code.js';
import { hashLink } from '#ground/auth/link.js';
import type { Visit } from '#ground/http/visit.js';
import type { Content } from '../issuing/figures.js';
import { codeMinutes } from '../issuing/letters.js';
import type { Mark } from '../watermark.js';

/** Why a report opens no more for whoever has its link. */
export type Over = 'withdrawn' | 'expired' | 'used up';

/** What the recipient is given: the figures, and what they were given for. */
export interface Opened extends Content {
  mark: Mark;
  purpose: string;
  basis: string;
  agreement: string;
}

export type Answer = { state: Over | 'locked' } | { state: 'open'; opened: Opened };

/** Asks for a code by mail; undefined where no report has this link. */
export async function askForCode(visit: Visit, link: string): Promise<'asked' | 'wait' | Over | undefined> {
  const { rows } = await visit.client.query<{ answer: 'asked' | 'wait' | Over | null }>(
    'select commons.ask_report_code($1) as answer',
    [hashLink(link)],
  );
  return rows[0]?.answer ?? undefined;
}

/** Uses up a code to come in; undefined where no report has this link. What was tried is written down either way. */
export async function enter(visit: Visit, link: string, code: string): Promise<'open' | 'locked' | Over | undefined> {
  return (await read(visit, link, code, 'enter'))?.state;
}

/** Reads the report with the code that this browser came in with; the reading is written down in the same transaction. */
export async function readReport(visit: Visit, link: string, act: 'view' | 'download'): Promise<Answer | undefined> {
  const answer = await read(visit, link, codeOf(visit), act);
  if (!answer) return undefined;
  if (answer.state !== 'open') return { state: answer.state };
  const { report, indicators, figures } = answer;
  const { purpose, basis, agreement, issuedAt, expiresAt, ...mark } = report;
  return {
    state: 'open',
    opened: {
      purpose,
      basis,
      agreement,
      indicators,
      figures,
      mark: { ...mark, issuedAt: new Date(issuedAt), expiresAt: new Date(expiresAt) },
    },
  };
}

type Raw =
  | { state: Over | 'locked' }
  | (Content & {
      state: 'open';
      report: Omit<Mark, 'issuedAt' | 'expiresAt'> &
        Pick<Opened, 'purpose' | 'basis' | 'agreement'> & { issuedAt: string; expiresAt: string };
    });

async function read(visit: Visit, link: string, code: string, act: 'enter' | 'view' | 'download') {
  const { rows } = await visit.client.query<{ answer: Raw | null }>(
    'select commons.read_report($1, $2, $3) as answer',
    [hashLink(link), hashCode(visit.services.config, code), act],
  );
  return rows[0]?.answer ?? undefined;
}

const cookieName = 'report-code';

/** The code stays with this browser, for this report and as long as it lets in. */
export function keepCode(visit: Visit, link: string, code: string): string {
  const secure = visit.services.config.BASE_URL.startsWith('https:') ? '; Secure' : '';
  const kept = code.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return `${cookieName}=${kept}; Path=/reports/access/${link}; Max-Age=${codeMinutes * 60}; HttpOnly; SameSite=Lax${secure}`;
}

function codeOf({ request }: Visit): string {
  return /(?:^|;\s*)report-code=([A-Z0-9]+)/.exec(request.headers.get('cookie') ?? '')?.[1] ?? '';
}
