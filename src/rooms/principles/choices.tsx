import { v7 as uuidv7 } from 'uuid';
import { get, post } from '#ground/http/route.js';
import type { Scope } from '#ground/db/scope.js';
import type { Visit } from '#ground/http/visit.js';
import { inLanguage } from '#ground/i18n/in-language.js';
import { Checkboxes, Form, PageHeader } from '#ground/ui/index.js';
import { keepsPrinciples } from './policy.js';
import { listFrameworks } from './queries.js';
import { words } from './words.js';

export const choiceRoutes = [
  get('/principles/choices', keepsPrinciples, showChoices),
  post('/principles/choices', keepsPrinciples, async (visit) => {
    await chooseFrameworks(visit, visit.actor!.personId, visit.form.all('frameworks'));
    return visit.redirect('/principles');
  }),
];

/** Which frameworks the coalition shows. */
async function showChoices(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const frameworks = await listFrameworks(visit, { shownOnly: false });
  return visit.page(
    { title: say('choices.title'), noIndex: true, width: 'text' },
    <>
      <PageHeader title={say('choices.title')} lead={say('choices.lead')} />
      <Form action="/principles/choices" submitLabel={say('choices.save')}>
        <Checkboxes
          name="frameworks"
          label={say('choices.label')}
          values={frameworks.filter(({ shown }) => shown).map(({ key }) => key)}
          choices={frameworks.map(({ key, name, summary }) => ({
            value: key,
            label: inLanguage(name, visit.locale).text,
            hint: inLanguage(summary, visit.locale).text,
          }))}
        />
      </Form>
    </>,
  );
}

/** Shows these frameworks from now on, and no others. Names that nobody has are left out; choosing twice changes nothing. */
async function chooseFrameworks(
  { client }: Pick<Scope, 'client'>,
  personId: string,
  keys: readonly string[],
): Promise<void> {
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', ['framework showings']);
  await client.query(
    `update commons.framework_showing s set ended_at = now(), ended_by = $1
     from commons.framework f where f.id = s.framework_id and s.ended_at is null and f.key <> all ($2)`,
    [personId, keys],
  );
  const { rows } = await client.query<{ id: string }>(
    `select f.id from commons.framework f where f.key = any ($1)
       and not exists (select from commons.framework_showing s where s.framework_id = f.id and s.ended_at is null)`,
    [keys],
  );
  for (const { id } of rows)
    await client.query('insert into commons.framework_showing (id, framework_id, began_by) values ($1, $2, $3)', [
      uuidv7(),
      id,
      personId,
    ]);
}
