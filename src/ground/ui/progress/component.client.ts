interface Answer {
  done: number;
  total: number;
  state: 'running' | 'done' | 'failed';
  text: string;
}

const everySecond = 1000;
const afterTrouble = 5000;

for (const place of document.querySelectorAll<HTMLElement>('[data-poll]')) void follow(place);

async function follow(place: HTMLElement): Promise<void> {
  for (;;) {
    const answer = await ask(place.dataset['poll'] ?? '');
    if (answer && answer.state !== 'running') return location.reload();
    if (answer) show(place, answer);
    await new Promise((resolve) => setTimeout(resolve, answer ? everySecond : afterTrouble));
  }
}

/** No answer is no end: a phone in a tunnel asks again later. */
async function ask(address: string): Promise<Answer | undefined> {
  try {
    const response = await fetch(address, { headers: { accept: 'application/json' } });
    return response.ok ? ((await response.json()) as Answer) : undefined;
  } catch {
    return undefined;
  }
}

function show(place: HTMLElement, { done, total, text }: Answer): void {
  const bar = place.querySelector('progress');
  const words = place.querySelector('.progress__text');
  if (bar) [bar.max, bar.value] = [total, done];
  if (words && words.textContent !== text) words.textContent = text;
}

export {};
