import type { Visit } from '#ground/http/visit.js';
import { ButtonLink, LinkList, Notice, Section } from '#ground/ui/index.js';
import { setupPage } from './shell.js';
import { words } from '../words.js';

/** The last step, for network staff: what makes an empty site a coalition's. Can be come back to. */
export async function showNextSteps(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const { name: coalition } = await visit.services.frame(visit);
  return setupPage(
    visit,
    { step: 'begin', title: say('begin.title', { coalition }), lead: say('begin.lead') },
    <>
      <WayBack visit={visit} />
      <Section title={say('begin.fill')}>
        <LinkList
          links={[
            { href: '/directory/imports', label: say('begin.directory'), note: say('begin.directory.note') },
            { href: '/people/invitations/new', label: say('begin.invite'), note: say('begin.invite.note') },
            { href: '/pages', label: say('begin.pages'), note: say('begin.pages.note') },
            { href: '/figures/imports', label: say('begin.figures'), note: say('begin.figures.note') },
            { href: '/stories/drafts', label: say('begin.story'), note: say('begin.story.note') },
          ]}
        />
      </Section>
      <p>
        <ButtonLink href="/" kind="secondary">
          {say('begin.home')}
        </ButtonLink>
      </p>
    </>,
  );
}

/** A session ends. Without a mail server a passkey is the one way in that needs nobody at the server. */
async function WayBack({ visit }: { visit: Visit }) {
  const say = words.in(visit.locale);
  const { doors, config } = visit.services;
  if ((await doors.passkeys(visit.actor!)).length > 0) return <></>;
  const hasMail = config.MAIL_URL !== '';
  return (
    <Section title={say('back.title')} lead={say(hasMail ? 'back.mail' : 'back.noMail')} look="plain">
      {!hasMail && (
        <Notice kind="warning" title={say('back.noMail.title')}>
          {say('back.noMail.text')}
        </Notice>
      )}
      <LinkList
        links={[
          { href: '/account#passkeys', label: say('back.passkey'), note: say('back.passkey.note') },
          ...(hasMail ? [{ href: '/sign-in/email', label: say('back.link'), note: say('back.link.note') }] : []),
        ]}
      />
    </Section>
  );
}
