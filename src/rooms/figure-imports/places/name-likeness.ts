/** A name as words that can be compared: without case, accents, signs and the usual abbreviations. */
function nameWords(name: string): string[] {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/['’.]/g, '')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
    .split(' ')
    .map((word) => abbreviations[word] ?? word)
    .filter((word) => word !== '' && word !== 'the');
}

/** The same place written twice has the same key. */
export const nameKey = (name: string): string => nameWords(name).join(' ');

const abbreviations: Record<string, string> = {
  el: 'elementary',
  elem: 'elementary',
  es: 'elementary',
  sch: 'school',
  schs: 'schools',
  hs: 'high',
  ms: 'middle',
  sr: 'senior',
  jr: 'junior',
  ctr: 'center',
  acad: 'academy',
  dept: 'department',
  st: 'saint',
  mt: 'mount',
  tech: 'technical',
  wm: 'william',
  ri: 'rhode island',
};

/** How telling each word is within a set of names: the rarer, the more. */
export function wordWeights(names: readonly string[]): Map<string, number> {
  const count = new Map<string, number>();
  for (const name of names) for (const word of new Set(nameWords(name))) count.set(word, (count.get(word) ?? 0) + 1);
  return new Map([...count].map(([word, times]) => [word, Math.log(1 + names.length / times)]));
}

/**
 * How alike two names are, 0 to 1: the weight of the words that they share, out of the weight of all their words. An initial
 * stands for half of its word, a word cut short for most of it.
 */
export function nameLikeness(a: string, b: string, weights: ReadonlyMap<string, number>): number {
  const [left, right] = [nameWords(a), nameWords(b)];
  if (left.join(' ') === right.join(' ')) return 1;
  const weigh = (word: string) => weights.get(word) ?? 1;
  const rest = [...right];
  let shared = 0;
  for (const word of left) {
    const [position, part] = bestPartner(word, rest);
    if (position < 0) continue;
    shared += part * Math.min(weigh(word), weigh(rest[position]!));
    rest.splice(position, 1);
  }
  const total = (words: string[]) => words.reduce((sum, word) => sum + weigh(word), 0);
  return (2 * shared) / (total(left) + total(right));
}

function bestPartner(word: string, others: readonly string[]): [position: number, part: number] {
  let best: [number, number] = [-1, 0];
  others.forEach((other, position) => {
    const part = likeWords(word, other);
    if (part > best[1]) best = [position, part];
  });
  return best;
}

function likeWords(a: string, b: string): number {
  if (a === b) return 1;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (!long.startsWith(short)) return 0;
  if (short.length === 1) return 0.6;
  return short.length >= 3 ? 0.8 : 0;
}
