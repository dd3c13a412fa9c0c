import type { MadeUpPerson } from '#ground/auth/doors.js';
import type { Visit } from '#ground/http/visit.js';
import { ActionButton, Section } from '#ground/ui/index.js';
import { roleName } from '../role-name.js';
import { roles } from '../roles.js';
import { words } from '../words.js';

const rank = ({ role }: MadeUpPerson) => roles.findIndex((known) => known === role);

/** One button for each made-up person, the one with the widest view first. */
export function MadeUpPeople({ visit, people, next }: { visit: Visit; people: MadeUpPerson[]; next: string }) {
  const say = words.in(visit.locale);
  return (
    <Section title={say('demo.title')} lead={say('demo.lead')} look="tinted" id="demonstration">
      <ul class="made-up-people">
        {people
          .toSorted((a, b) => rank(a) - rank(b))
          .map(({ id, name, role, placeName }) => (
            <li class="made-up-person">
              <div>
                <strong>{roleName(visit.locale, role)}</strong>
                <div>{say('demo.who', { name, place: placeName })}</div>
              </div>
              <ActionButton
                action="/sign-in/demonstration"
                submitLabel={say('demo.enter')}
                about={name}
                hidden={{ person: id, next }}
              />
            </li>
          ))}
      </ul>
    </Section>
  );
}
