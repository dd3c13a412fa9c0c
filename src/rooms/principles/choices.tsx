import { v7 as uuidv7 } from 'uuid';
import { get, post } from '#ground/http/route.js';
import type { Scope } from '#ground/db/scope.js';
import type { Visit } from '#ground/http/visit.js';
import { inLanguage } from '#ground/i18n/in-language.js';
import { ButtonLink, Checkboxes, Form, Notice, PageHeader } from '#ground/ui/index.js';
import { InReadersLanguage } from './framework-view.js';
import { keepsPrinciples } from './policy.js';
import { type Framework, listFrameworks } from './queries.js';
import { words } from './words.js';

export const choiceRoutes = [
  get('/principles/choices', keepsPrinciples, (visit) => choicesPage(visit)),
  post('/principles/choices', keepsPrinciples, async (visit) => {
    const chosen = visit.form.all('frameworks');
    const result = await chooseFrameworks(visit, visit.actor!.personId, chosen, visit.form.text('seen'));
    return result === 'saved' ? visit.redirect('/principles') : choicesPage(visit, chosen);
  }),
];

/** Which frameworks the coalition shows; `mine` when somebody else chose meanwhile: then theirs are named above. */
async function choicesPage(visit: Visit, mine?: readonly string[]): Promise<Response> {
  const say = words.in(visit.locale);
  const frameworks = await listFrameworks(visit, { shownOnly: false });
  const shown = frameworks.filter((framework) => framework.shown);
  const nameOf = ({ name }: Framework) => inLanguage(name, visit.locale).text;
  return visit.page(
    { title: say('choices.title'), noIndex: true, width: 'text', status: mine ? 409 : 200 },
    <>
      <PageHeader
        title={say('choices.title')}
        lead={say('choices.lead')}
        meta={<a href="/principles">{say('all')}</a>}
        actions={
          <ButtonLink href="/principles/new" kind="secondary">
            {say('new')}
          </ButtonLink>
        }
      />
      {mine && (
        <Notice kind="warning" title={say('choices.stale')} announce>
          <p>{say('choices.stale.text', { names: shown.map(nameOf).join(', ') || '–' })}</p>
        </Notice>
      )}
      <Form
        action="/principles/choices"
        submitLabel={say('choices.save')}
        hidden={{ seen: setOf(shown.map(({ key }) => key)) }}
      >
        <Checkboxes
          name="frameworks"
          label={say('choices.label')}
          values={[...(mine ?? shown.map(({ key }) => key))]}
          choices={frameworks.map((framework) => ({
            value: framework.key,
            label: nameOf(framework),
            hint: <InReadersLanguage text={framework.summary} locale={visit.locale} />,
          }))}
        />
      </Form>
    </>,
  );
}

/**
 * Shows these frameworks from now on, and no others. `stale` when others were shown than the person saw (`seen`, made by
 * the form); then nothing changes. Names that nobody has are left out; choosing twice changes nothing.
 */
async function chooseFrameworks(
  scope: Pick<Scope, 'client'>,
  personId: string,
  chosen: readonly string[],
  seen: string,
): Promise<'saved' | 'stale'> {
  const { client } = scope;
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', ['framework showings']);
  const frameworks = await listFrameworks(scope, { shownOnly: false });
  const now = setOf(frameworks.filter(({ shown }) => shown).map(({ key }) => key));
  const wanted = frameworks.filter(({ key }) => chosen.includes(key));
  if (setOf(wanted.map(({ key }) => key)) === now) return 'saved';
  if (seen !== now) return 'stale';
  await client.query(
    `update commons.framework_showing set ended_at = now(), ended_by = $1
     where ended_at is null and framework_id <> all ($2)`,
    [personId, wanted.map(({ id }) => id)],
  );
  for (const { id } of wanted.filter(({ shown }) => !shown))
    await client.query('insert into commons.framework_showing (id, framework_id, began_by) values ($1, $2, $3)', [
      uuidv7(),
      id,
      personId,
    ]);
  return 'saved';
}

const setOf = (keys: readonly string[]) => keys.toSorted().join(' ');
