import { z } from 'zod';
import type { FieldError } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { enqueue } from '#ground/jobs/enqueue.js';
import { type Extent, type Indicator, listIndicators, readExtents } from '#rooms/results/room.js';
import { breakdowns } from '../breakdowns.js';
import { ruleSets } from '../protect/rules.js';
import { type Audience, isAudience, propose } from '../proposal.js';
import { mannerOf } from '../releasable.js';
import { words } from '../words.js';
import { type District, findKnownProposal } from './queries.js';

export interface Fields {
  id: string;
  indicators: string[];
  years: string[];
  breakdowns: string[];
  schools: string;
  audience: string;
  rules: string;
  licence: string;
  corrects: string;
  reason: string;
}

/** What a form asks for, unchecked. */
export function readFields({ form }: Visit): Fields {
  return {
    id: form.text('id'),
    indicators: [...form.all('indicators')],
    years: [...form.all('years')],
    breakdowns: [...form.all('breakdowns')],
    schools: form.text('schools'),
    audience: form.text('audience'),
    rules: form.text('rules'),
    licence: form.text('licence'),
    corrects: form.text('corrects'),
    reason: form.text('reason'),
  };
}

/** What of it cannot be proposed. */
export async function problemsOf(visit: Visit, district: District, fields: Fields): Promise<FieldError[]> {
  const say = words.in(visit.locale);
  const { indicators, extents } = await offers(visit, district);
  const within = (given: readonly string[], offered: readonly string[]) =>
    given.length > 0 && given.every((each) => offered.includes(each));
  const corrected = fields.corrects ? await findKnownProposal(visit, district, fields.corrects) : undefined;
  const problems: [boolean, string, string][] = [
    [
      !within(
        fields.indicators,
        indicators.map(({ key }) => key),
      ),
      'indicators',
      say('error.indicators'),
    ],
    [
      !within(
        fields.years,
        extents.map(({ year }) => String(year)),
      ),
      'years',
      say('error.years'),
    ],
    [
      !within([...fields.breakdowns, ''], [...breakdowns.map(({ name }) => name), '']),
      'breakdowns',
      say('error.breakdowns'),
    ],
    [!['yes', 'no'].includes(fields.schools), 'schools', say('error.schools')],
    [!isAudience(fields.audience), 'audience', say('error.audience')],
    [!ruleSets.some(({ key }) => key === fields.rules), 'rules', say('error.rules')],
    [fields.licence === '', 'licence', say('error.licence')],
    [fields.corrects !== '' && (corrected?.released ?? null) === null, 'reason', say('error.corrects')],
    [corrected !== undefined && corrected.audience !== fields.audience, 'audience', say('error.correctsAudience')],
    [fields.corrects !== '' && fields.reason === '', 'reason', say('error.reason')],
    [!z.uuid().safeParse(fields.id).success, 'indicators', say('error.again')],
  ];
  return problems.filter(([wrong]) => wrong).map(([, field, message]) => ({ field, message }));
}

/** What there is to release. */
export async function offers(
  visit: Visit,
  district: District,
): Promise<{ indicators: Indicator[]; extents: Extent[] }> {
  const indicators = (await listIndicators(visit)).filter((each) => mannerOf(each) !== undefined);
  return { indicators, extents: await readExtents(visit, district.id, [district.id]) };
}

/** Proposes what was found in order, and has it protected; sent twice with the same id, it is proposed once. */
export async function begin(visit: Visit, district: District, fields: Fields): Promise<void> {
  if (await findKnownProposal(visit, district, fields.id)) return;
  await propose(visit, {
    ...fields,
    districtId: district.id,
    years: fields.years.map(Number),
    schools: fields.schools === 'yes',
    audience: fields.audience as Audience,
    licence: fields.licence.slice(0, 200),
    corrects: fields.corrects || null,
    reason: fields.corrects ? fields.reason.slice(0, 2000) : '',
    proposedBy: visit.actor?.personId ?? '',
  });
  await enqueue(visit, 'protect-release', fields.id);
}
