/** Makes the editor pleasant where script runs: saves by itself, shows the preview while one types, warns before words are lost, and moves blocks by key. */

const editor = document.querySelector<HTMLElement>('[data-editor]');
const form = editor?.querySelector('form');
if (editor && form) keepSaved(editor, form);
const list = document.querySelector<HTMLElement>('[data-blocks]');
if (list) moveByKey(list);

function keepSaved(place: HTMLElement, fields: HTMLFormElement): void {
  const status = place.querySelector<HTMLElement>('.editor__status');
  const version = fields.querySelector<HTMLInputElement>('input[name=version]');
  let unsaved = false;
  let stale = false;
  let timer = 0;
  let running: Promise<void> = Promise.resolve();
  const say = (what: string | undefined) => {
    if (status && status.textContent !== what) status.textContent = what ?? '';
  };

  fields.addEventListener('input', () => {
    unsaved = true;
    if (!stale) say(place.dataset['unsaved']);
    clearTimeout(timer);
    timer = setTimeout(() => (running = running.then(work)), 1200);
  });
  fields.addEventListener('submit', () => {
    unsaved = false;
    clearTimeout(timer);
  });
  addEventListener('beforeunload', (event) => {
    if (unsaved) event.preventDefault();
  });

  async function work(): Promise<void> {
    await showPreview();
    // A file is sent once, by the button; its texts are saved with it.
    if (
      !stale &&
      ![...fields.querySelectorAll<HTMLInputElement>('input[type=file]')].some(({ files }) => files?.length)
    )
      await save();
  }

  async function save(): Promise<void> {
    const sent = values();
    say(place.dataset['saving']);
    const response = await send(sent, 'application/json');
    if (!response) return say(place.dataset['offline']);
    const answer = (await response.json().catch(() => ({}))) as { version?: number; detail?: string };
    if (response.ok && answer.version && version) {
      version.value = String(answer.version);
      sent.set('version', version.value);
      unsaved = sent.toString() !== values().toString();
      return say(place.dataset[unsaved ? 'unsaved' : 'saved']);
    }
    stale = response.status === 409;
    say(stale ? place.dataset['stale'] : `${place.dataset['unsaved'] ?? ''} ${answer.detail ?? ''}`);
  }

  async function showPreview(): Promise<void> {
    const asked = values();
    asked.set('look', '1');
    const response = await send(asked, 'text/html');
    if (!response?.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const [shown, fresh] = [document.querySelector('#preview'), page.querySelector('#preview')];
    if (shown && fresh) shown.replaceWith(document.adoptNode(fresh));
  }

  function values(): URLSearchParams {
    return new URLSearchParams(
      [...new FormData(fields)].filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  }

  async function send(body: URLSearchParams, accept: string): Promise<Response | undefined> {
    try {
      return await fetch(fields.action, { method: 'POST', body, headers: { accept } });
    } catch {
      return undefined;
    }
  }
}

/** Alt with an arrow moves the block in which the focus is. */
function moveByKey(blocks: HTMLElement): void {
  const told = document.createElement('p');
  told.className = 'visually-hidden';
  told.setAttribute('role', 'status');
  blocks.after(told);
  blocks.addEventListener('keydown', (event) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    const block = (event.target as HTMLElement).closest('li');
    const up = event.key === 'ArrowUp';
    const other = up ? block?.previousElementSibling : block?.nextElementSibling;
    const form = block?.querySelector('form');
    if (!block || !other || !form) return;
    event.preventDefault();
    const focused = event.target as HTMLElement;
    void fetch(form.action, {
      method: 'POST',
      body: new URLSearchParams({ by: up ? 'up' : 'down' }),
      headers: { accept: 'application/json' },
    }).then((response) => {
      if (!response.ok) return location.reload();
      if (up) other.before(block);
      else other.after(block);
      focused.focus();
      told.textContent = `${blocks.dataset['moved'] ?? ''} ${[...blocks.children].indexOf(block) + 1}`;
    });
  });
}
