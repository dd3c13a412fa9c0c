import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { Breadcrumbs, ErrorSummary, Form, Notice, PageHeader, SelectField } from '#ground/ui/index.js';
import type { FieldError } from '#ground/http/errors.js';
import { get, post } from '#ground/http/route.js';
import type { Visit } from '#ground/http/visit.js';
import { mayTellStories } from '../../policy.js';
import { words } from '../../words.js';
import { beginStory, changeHeading, type Heading } from '../actions.js';
import { draftAt, draftPath } from '../find.js';
import { HeadingFields } from './fields.js';
import { type Place, placesToTellFor } from '../queries.js';
import { headingFaults, typedHeading } from './read.js';

/** A draft begins with its place and its heading; the heading can be changed later. */
export const headingRoutes = [
  get('/stories/drafts/new', mayTellStories, async (visit) => {
    const places = await placesToTellFor(visit);
    const { rows } = await visit.client.query<{ name: string }>('select name from commons.person where id = $1', [
      visit.actor?.personId,
    ]);
    const heading: Heading = {
      title: { en: '', es: '' },
      summary: { en: '', es: '' },
      byline: rows[0]?.name ?? '',
      origin: { en: 'original', es: 'human' },
    };
    return newPage(visit, {
      id: uuidv7(),
      heading,
      place: visit.url.searchParams.get('place') ?? '',
      places,
      errors: [],
    });
  }),
  post('/stories/drafts', mayTellStories, begin),
  get('/stories/drafts/:id/heading', mayTellStories, async (visit) => {
    const draft = await draftAt(visit);
    return headingPage(visit, draftPath(draft), draft, draft.headingVersion, []);
  }),
  post('/stories/drafts/:id/heading', mayTellStories, change),
];

async function begin(visit: Visit): Promise<Response> {
  const { form } = visit;
  const say = words.in(visit.locale);
  const heading = typedHeading(form);
  const places = await placesToTellFor(visit);
  const id = z.uuid().safeParse(form.text('id')).data ?? uuidv7();
  const place = z.uuid().safeParse(form.text('place'));
  const errors = [
    ...(place.success ? [] : [{ field: 'place', message: say('fault.place') }]),
    ...headingFaults(say, heading),
  ];
  if (errors.length > 0 || !place.success)
    return newPage(visit, { id, heading, place: form.text('place'), places, errors });
  await beginStory(visit, id, place.data, heading);
  return visit.redirect(draftPath({ id }));
}

async function change(visit: Visit): Promise<Response> {
  const draft = await draftAt(visit);
  const heading = typedHeading(visit.form);
  const given = Number(visit.form.text('version')) || 0;
  const errors = headingFaults(words.in(visit.locale), heading);
  if (errors.length > 0) return headingPage(visit, draftPath(draft), heading, given, errors);
  const version = await changeHeading(visit, draft, given, heading);
  if (version === undefined) return headingPage(visit, draftPath(draft), heading, draft.headingVersion, [], draft);
  return visit.redirect(draftPath(draft));
}

interface NewStory {
  id: string;
  heading: Heading;
  place: string;
  places: Place[];
  errors: FieldError[];
}

function newPage(visit: Visit, { id, heading, place, places, errors }: NewStory): Promise<Response> {
  const say = words.in(visit.locale);
  const byField = Object.fromEntries(errors.map(({ field, message }) => [field, message]));
  const only = places.length === 1 ? places[0]?.id : undefined;
  return visit.page(
    {
      title: say('new.title'),
      noIndex: true,
      status: errors.length > 0 ? 422 : 200,
      before: <Breadcrumbs label={say('crumbs')} links={[{ href: '/stories/drafts', label: say('drafts.title') }]} />,
    },
    <>
      <ErrorSummary title={say('error.summary')} errors={errors} />
      <PageHeader title={say('new.title')} lead={say('new.lead')} />
      <Form action="/stories/drafts" submitLabel={say('new.submit')} hidden={{ id }}>
        <SelectField
          name="place"
          label={say('field.place')}
          hint={say('hint.place')}
          value={place || only}
          error={byField['place']}
          placeholder={say('choose')}
          options={places.map((one) => ({ value: one.id, label: one.name }))}
          width="l"
        />
        <HeadingFields heading={heading} say={say} errors={byField} />
      </Form>
    </>,
  );
}

function headingPage(
  visit: Visit,
  back: string,
  heading: Heading,
  version: number,
  errors: FieldError[],
  theirs?: Heading,
): Promise<Response> {
  const say = words.in(visit.locale);
  const byField = Object.fromEntries(errors.map(({ field, message }) => [field, message]));
  return visit.page(
    {
      title: say('heading.title'),
      noIndex: true,
      status: theirs ? 409 : errors.length > 0 ? 422 : 200,
      before: (
        <Breadcrumbs
          label={say('crumbs')}
          links={[
            { href: '/stories/drafts', label: say('drafts.title') },
            { href: back, label: theirs?.title.en || heading.title.en || heading.title.es },
          ]}
        />
      ),
    },
    <>
      <ErrorSummary title={say('error.summary')} errors={errors} />
      {theirs && (
        <Notice kind="warning" title={say('stale.title')} announce>
          <p>{say('stale.text')}</p>
          <ul>
            {(['en', 'es'] as const).map((locale) => (
              <li lang={locale}>
                {theirs.title[locale]}: {theirs.summary[locale]}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <PageHeader title={say('heading.title')} />
      <Form
        action={`${back}/heading`}
        submitLabel={say('save')}
        hidden={{ version: String(version) }}
        otherActions={<a href={back}>{say('back')}</a>}
      >
        <HeadingFields heading={heading} say={say} errors={byField} />
      </Form>
    </>,
  );
}
