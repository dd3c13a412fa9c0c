import type { Visit } from '#ground/http/visit.js';
import { Button, Stack, TextField } from '#ground/ui/index.js';
import { PasskeyScripts } from '../sign-in/passkey-door.js';
import { words } from '../words.js';

/** Makes a passkey for this device; shows where the browser can. */
export function PasskeyMaker({ visit, person }: { visit: Visit; person: string }) {
  const say = words.in(visit.locale);
  return (
    <div hidden data-passkey="register" data-person={person}>
      <Stack gap="s">
        <TextField name="passkey-name" label={say('account.passkeys.name')} hint={say('account.passkeys.nameHint')} />
        <div><Button type="button" kind="secondary">{say('account.passkeys.add')}</Button></div>
        <p role="status" data-passkey-failed={say('account.passkeys.failed')}></p>
      </Stack>
      <PasskeyScripts />
    </div>
  );
}
