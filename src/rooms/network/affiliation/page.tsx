import { v7 as uuidv7 } from 'uuid';
import { conflict, notFound, type FieldError } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { formatDate } from '#ground/i18n/format.js';
import {
  Breadcrumbs,
  DateField,
  Disclosure,
  ErrorSummary,
  Form,
  Notice,
  PageHeader,
  RadioGroup,
  Section,
  TextArea,
} from '#ground/ui/index.js';
import { findOrganization, type Organization, organizationPath } from '../organization.js';
import { listStages, type Stage } from '../stage.js';
import { words } from '../words.js';
import { endAffiliation, setStage } from './actions.js';
import { readStageForm, type StageForm } from './form.js';
import { type Affiliation, affiliationsWithReasons } from './history.js';
import { StageHistory } from './stage-history.js';

/** `/schools/:id/affiliations`: network staff set, change and end the stage of a school. */
export async function showAffiliations(visit: Visit): Promise<Response> {
  const { school, affiliations, stages } = await look(visit);
  return answer(visit, school, affiliations, stages, {});
}

export async function postStage(visit: Visit): Promise<Response> {
  const { school, affiliations, stages } = await look(visit);
  const current = affiliations.find(({ until }) => until === null);
  const { values, errors } = readStageForm(
    visit,
    current,
    stages.map(({ key }) => key),
  );
  if (affiliations.some(({ id }) => id === values.id)) return visit.redirect(organizationPath(school));
  if (errors.length > 0) return answer(visit, school, affiliations, stages, { change: { values, errors } });
  refuseStale(visit, values, current);
  await setStage(visit, { ...values, organizationId: school.id, decidedBy: visit.actor?.personId ?? null });
  return visit.redirect(organizationPath(school));
}

export async function postEnd(visit: Visit): Promise<Response> {
  const { school, affiliations, stages } = await look(visit);
  const current = affiliations.find(({ until }) => until === null);
  if (!current) return visit.redirect(organizationPath(school));
  const { values, errors } = readStageForm(visit, current, null);
  if (errors.length > 0) return answer(visit, school, affiliations, stages, { end: { values, errors } });
  refuseStale(visit, values, current);
  await endAffiliation(visit, {
    affiliationId: current.id,
    until: values.since,
    reason: values.reason,
    decidedBy: visit.actor?.personId ?? null,
  });
  return visit.redirect(organizationPath(school));
}

async function look(visit: Visit) {
  const school = await findOrganization(visit, visit.param('id'));
  if (school?.kind !== 'school') throw notFound();
  return {
    school,
    affiliations: await affiliationsWithReasons(visit, school.id),
    stages: await listStages(visit, visit.locale),
  };
}

function refuseStale(visit: Visit, { standing }: StageForm, current: Affiliation | undefined): void {
  if (standing !== (current?.id ?? '')) throw conflict(words.in(visit.locale)('affiliation.stale'));
}

interface Refusal {
  values: StageForm;
  errors: FieldError[];
}

function answer(
  visit: Visit,
  school: Organization,
  affiliations: Affiliation[],
  stages: Stage[],
  { change, end }: { change?: Refusal; end?: Refusal },
): Promise<Response> {
  const say = words.in(visit.locale);
  const current = affiliations.find(({ until }) => until === null);
  const refusal = change ?? end;
  return visit.page(
    {
      title: say('affiliation.title', { school: school.name }),
      noIndex: true,
      width: 'text',
      status: refusal ? 422 : 200,
      before: <Breadcrumbs label={say('way')} links={[{ href: organizationPath(school), label: school.name }]} />,
    },
    <>
      {refusal && <ErrorSummary title={say('form.wrong')} errors={refusal.errors} />}
      <PageHeader title={say('affiliation.title', { school: school.name })} lead={say('affiliation.lead')} />
      {school.closedOn && (
        <Notice kind="warning" title={say('closed.notice', { date: formatDate(visit.locale, school.closedOn) })} />
      )}
      <StageFields visit={visit} school={school} stages={stages} current={current} refusal={change} />
      {current && (
        <Disclosure summary={say('affiliation.end')} open={end !== undefined}>
          <EndFields visit={visit} school={school} current={current} refusal={end} />
        </Disclosure>
      )}
      {affiliations.length > 0 && (
        <Section title={say('affiliation.history')}>
          <StageHistory visit={visit} affiliations={affiliations} stages={stages} />
        </Section>
      )}
    </>,
  );
}

function StageFields({
  visit,
  school,
  stages,
  current,
  refusal,
}: {
  visit: Visit;
  school: Organization;
  stages: Stage[];
  current: Affiliation | undefined;
  refusal: Refusal | undefined;
}) {
  const say = words.in(visit.locale);
  const error = errorsOf(refusal);
  return (
    <Form
      action={`${organizationPath(school)}/affiliations`}
      submitLabel={say('affiliation.save')}
      hidden={{ id: refusal?.values.id || uuidv7(), standing: refusal?.values.standing ?? current?.id ?? '' }}
    >
      <RadioGroup
        name="stage"
        label={say('stage')}
        error={error('stage')}
        value={refusal?.values.stage ?? current?.stage}
        choices={stages.map(({ key, name, meaning }) => ({ value: key, label: name, hint: meaning }))}
      />
      <DateField
        name="since"
        label={say('affiliation.since')}
        error={error('since')}
        value={refusal?.values.since ?? ''}
      />
      <TextArea
        name="reason"
        label={say('affiliation.reason')}
        hint={say('affiliation.reason.hint')}
        error={error('reason')}
        value={refusal?.values.reason}
      />
    </Form>
  );
}

function EndFields({
  visit,
  school,
  current,
  refusal,
}: {
  visit: Visit;
  school: Organization;
  current: Affiliation;
  refusal: Refusal | undefined;
}) {
  const say = words.in(visit.locale);
  const error = errorsOf(refusal);
  return (
    <Form
      action={`${organizationPath(school)}/affiliations/end`}
      submitLabel={say('affiliation.end.save')}
      submitKind="danger"
      hidden={{ standing: refusal?.values.standing ?? current.id }}
    >
      <DateField
        name="since"
        id="end-since"
        label={say('affiliation.until')}
        error={error('since')}
        value={refusal?.values.since ?? ''}
      />
      <TextArea
        name="reason"
        id="end-reason"
        label={say('affiliation.reason')}
        hint={say('affiliation.reason.hint')}
        error={error('reason')}
        value={refusal?.values.reason}
      />
    </Form>
  );
}

const errorsOf = (refusal: Refusal | undefined) => (field: string) =>
  refusal?.errors.find((each) => each.field === field)?.message;
