import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { FieldError } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
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
import { yearLabel } from '#rooms/results/room.js';
import { breakdowns } from '../breakdowns.js';
import { ruleSets } from '../protect/rules.js';
import { audiences } from '../proposal.js';
import { words } from '../words.js';
import { begin, type Fields, offers, problemsOf, readFields } from './fields.js';
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
  await begin(visit, district, fields);
  return visit.redirect(proposalPath({ districtId: district.id, id: fields.id }));
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
