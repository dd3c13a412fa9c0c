import type { MadeUpPerson } from '#ground/auth/doors.js';
import type { Visit } from '#ground/http/visit.js';
import { ActionButton, Section, SummaryList } from '#ground/ui/index.js';
import { roleName } from '../role-name.js';
import { roles } from '../roles.js';
import { words } from '../words.js';

const rank = ({ role }: MadeUpPerson) => roles.findIndex((known) => known === role);

/** One button for each made-up person, the one with the widest view first. */
export function MadeUpPeople({ visit, people, next }: { visit: Visit; people: MadeUpPerson[]; next: string }) {
  const say = words.in(visit.locale);
  const rows = people.toSorted((a, b) => rank(a) - rank(b)).map(({ id, name, role, placeName }) => ({
    label: <>{name}<br />{roleName(visit.locale, role)}</>,
    value: (
      <>
        <p>{placeName}</p>
        <ActionButton action="/sign-in/demonstration" submitLabel={say('demo.enter')} about={name} hidden={{ person: id, next }} />
      </>
    ),
  }));
  return (
    <Section title={say('demo.title')} lead={say('demo.lead')} look="tinted" id="demonstration">
      <SummaryList rows={rows} />
    </Section>
  );
}
