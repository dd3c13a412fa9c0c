import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { FieldError } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { enqueue } from '#ground/jobs/enqueue.js';
import {
  Breadcrumbs,
  Checkboxes,
  EmptyState,
  ErrorSummary,
  Form,
  PageHeader,
  RadioGroup,
  Stack,
  TextArea,
  TextField,
} from '#ground/ui/index.js';
import { type Extent, type Indicator, listIndicators, readExtents, yearLabel } from '#rooms/results/room.js';
import { breakdowns } from '../breakdowns.js';
import { ruleSets } from '../protect/rules.js';
import { type Audience, audiences, isAudience, propose } from '../proposal.js';
import { mannerOf } from '../releasable.js';
import { words } from '../words.js';
import { proposalPath } from './list.js';
import { type District, findKnownProposal, type KnownProposal, openDistrict } from './queries.js';

const query = z.object({ corrects: z.uuid().optional(), like: z.uuid().optional() });

/** `/releases/proposals/:district/new`: which tables shall be released; `corrects` and `like` name a proposal to begin from. */
export async function showNewProposal(visit: Visit): Promise<Response> {
  const district = await openDistrict(visit);
  const { corrects, like } = visit.query(query);
  const model = await findKnownProposal(visit, district, corrects ?? like ?? '');
  return showForm(visit, district, fieldsFrom(model, corrects), []);
}

/** `POST /releases/proposals/:district`: proposes; the job that protects it begins. */
export async function postProposal(visit: Visit): Promise<Response> {
  const district = await openDistrict(visit);
  const fields = readFields(visit);
  const errors = await problemsOf(visit, district, fields);
  if (errors.length > 0) return showForm(visit, district, fields, errors);
  const { id } = fields;
  if (!(await findKnownProposal(visit, district, id))) {
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
    await enqueue(visit, 'protect-release', id);
  }
  return visit.redirect(proposalPath({ districtId: district.id, id }));
}

interface Fields {
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

function fieldsFrom(model: KnownProposal | undefined, corrects: string | undefined): Fields {
  return {
    id: uuidv7(),
    indicators: model?.indicators ?? [],
    years: model?.years.map(String) ?? [],
    breakdowns: model?.breakdowns ?? [],
    schools: model && !model.schools ? 'no' : 'yes',
    audience: model?.audience ?? 'everyone',
    rules: model?.rules ?? ruleSets[0]!.key,
    licence: model?.licence ?? 'CC BY 4.0',
    corrects: corrects && model?.released ? corrects : '',
    reason: '',
  };
}

function readFields({ form }: Visit): Fields {
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

async function problemsOf(visit: Visit, district: District, fields: Fields): Promise<FieldError[]> {
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

async function offers(visit: Visit, district: District): Promise<{ indicators: Indicator[]; extents: Extent[] }> {
  const indicators = (await listIndicators(visit)).filter((each) => mannerOf(each) !== undefined);
  return { indicators, extents: await readExtents(visit, district.id, [district.id]) };
}

async function showForm(visit: Visit, district: District, fields: Fields, errors: FieldError[]): Promise<Response> {
  const { locale } = visit;
  const say = words.in(locale);
  const { indicators, extents } = await offers(visit, district);
  const error = (field: string) => errors.find((each) => each.field === field)?.message;
  const title = say(fields.corrects ? 'propose.correct' : 'propose.title');
  return visit.page(
    {
      title,
      noIndex: true,
      status: errors.length > 0 ? 422 : 200,
      before: (
        <Breadcrumbs
          label={say('breadcrumbs')}
          links={[{ href: `/releases/proposals/${district.id}`, label: say('proposals.title') }]}
        />
      ),
    },
    <Stack gap="l">
      <ErrorSummary title={say('form.wrong')} errors={errors} />
      <PageHeader kicker={district.name} title={title} lead={say('propose.lead')} />
      {extents.length === 0 ? (
        <EmptyState title={say('propose.nothing')} text={say('propose.nothing-text')} />
      ) : (
        <Form
          action={`/releases/proposals/${district.id}`}
          submitLabel={say('propose.submit')}
          hidden={{ id: fields.id, corrects: fields.corrects }}
        >
          {fields.corrects && (
            <TextArea
              name="reason"
              label={say('field.reason')}
              hint={say('field.reason.hint')}
              value={fields.reason}
              error={error('reason')}
            />
          )}
          <Checkboxes
            name="indicators"
            label={say('field.indicators')}
            values={fields.indicators}
            error={error('indicators')}
            choices={indicators.map(({ key, name, text }) => ({ value: key, label: name[locale], hint: text[locale] }))}
          />
          <Checkboxes
            name="years"
            label={say('field.years')}
            values={fields.years}
            error={error('years')}
            choices={extents
              .toReversed()
              .map((extent) => ({ value: String(extent.year), label: yearLabel(locale, extent) }))}
          />
          <Checkboxes
            name="breakdowns"
            label={say('field.breakdowns')}
            hint={say('field.breakdowns.hint')}
            values={fields.breakdowns}
            error={error('breakdowns')}
            choices={breakdowns.map(({ name }) => ({
              value: name,
              label: say(`breakdown.${name}` as 'breakdown.race'),
            }))}
          />
          <RadioGroup
            name="schools"
            label={say('field.schools')}
            value={fields.schools}
            error={error('schools')}
            choices={(['yes', 'no'] as const).map((value) => ({ value, label: say(`field.schools.${value}`) }))}
          />
          <RadioGroup
            name="audience"
            label={say('field.audience')}
            value={fields.audience}
            error={error('audience')}
            choices={audiences.map((value) => ({
              value,
              label: say(`field.audience.${value}`),
              hint: say(`field.audience.${value}.hint`),
            }))}
          />
          <RadioGroup
            name="rules"
            label={say('field.rules')}
            value={fields.rules}
            error={error('rules')}
            choices={ruleSets.map(({ key, name, text, source }) => ({
              value: key,
              label: name[locale],
              hint: `${text[locale]} ${say('rules.source', { source })}`,
            }))}
          />
          <TextField
            name="licence"
            label={say('field.licence')}
            hint={say('field.licence.hint')}
            value={fields.licence}
            error={error('licence')}
            maxlength={200}
          />
        </Form>
      )}
    </Stack>,
  );
}
