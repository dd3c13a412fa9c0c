import { useContext } from 'hono/jsx';
import type { Visit } from '#ground/http/visit.js';
import { AssetsContext, Button, ClientModule, Section } from '#ground/ui/index.js';
import { words } from '../words.js';

/** The button to sign in with a passkey: browsers need a script for it, so it shows when the script is there. */
export function PasskeyDoor({ visit, next }: { visit: Visit; next: string }) {
  const say = words.in(visit.locale);
  return (
    <div hidden data-passkey="enter" data-next={next}>
      <Section title={say('passkey.title')} lead={say('passkey.lead')}>
        <Button type="button" kind="secondary">{say('passkey.enter')}</Button>
        <p role="status" data-passkey-failed={say('passkey.failed')}></p>
      </Section>
      <PasskeyScripts />
    </div>
  );
}

export function PasskeyScripts() {
  return (
    <>
      <script src={`${useContext(AssetsContext)}/webauthn.js`} defer></script>
      <ClientModule path="ground/auth/passkey.client" />
    </>
  );
}
