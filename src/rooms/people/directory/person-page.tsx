import type { FieldError } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { Badge, Breadcrumbs, ErrorSummary, Notice, PageHeader, Section } from '#ground/ui/index.js';
import { codeSection } from '../codes/section.js';
import { familyRoles } from '../family-roles.js';
import type { Place } from '../places.js';
import { words } from '../words.js';
import { GiveRole } from './give-role.js';
import { type Person, rolesOf } from './queries.js';
import { RoleEntry } from './role-entry.js';

interface Refused {
  giving?: FieldError[];
  choices?: Place[];
  ending?: { id: string; errors: FieldError[] };
}

/** One person: the roles they hold and held, forms to give and end them, and the printed code. */
export async function personPage(visit: Visit, person: Person, refused: Refused = {}): Promise<Response> {
  const say = words.in(visit.locale);
  const held = await rolesOf(visit, person.id);
  const code = await codeSection(visit, person);
  const errors = refused.giving ?? refused.ending?.errors ?? [];
  const network = visit.holdings.some(({ role }) => role === 'network staff');
  return visit.page(
    {
      title: person.name,
      noIndex: true,
      width: 'text',
      status: errors.length > 0 ? 422 : 200,
      before: <Breadcrumbs label={say('people.path')} links={[{ href: '/people', label: say('people.title') }]} />,
    },
    <>
      <ErrorSummary title={say('form.problem')} errors={errors} />
      <PageHeader title={person.name} meta={person.fictional && <Badge>{say('people.madeUp')}</Badge>} />
      {visit.url.searchParams.has('saved') && <Notice kind="success" title={say('account.saved')} announce />}
      {visit.url.searchParams.has('added') && (
        <Notice kind="success" title={say('person.added')} announce>
          {say('person.addedText')}
        </Notice>
      )}
      <Section title={say('people.roles')} look="plain">
        {held.length === 0 && <p>{say('people.noRole')}</p>}
        {held.map((role) => (
          <RoleEntry
            visit={visit}
            person={person}
            role={role}
            mayEnd={network || familyRoles.some((each) => each === role.role)}
            errors={refused.ending?.id === role.id ? refused.ending.errors : []}
          />
        ))}
      </Section>
      {code}
      {network && (
        <GiveRole visit={visit} person={person} errors={refused.giving ?? []} choices={refused.choices ?? []} />
      )}
    </>,
  );
}
