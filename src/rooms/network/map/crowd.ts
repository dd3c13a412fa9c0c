/** Schools too close to be told apart, at their middle. */
export interface Crowd {
  count: number;
  /** How many of them are affiliated. */
  affiliated: number;
  latitude: number;
  longitude: number;
  x: number;
  y: number;
}

const radii = { s: 12, m: 16, l: 20, xl: 24 };

/** How large a crowd is drawn. */
export function sizeOf({ count }: Pick<Crowd, 'count'>): keyof typeof radii {
  if (count < 10) return 's';
  if (count < 100) return 'm';
  return count < 1000 ? 'l' : 'xl';
}

/** Joins crowds whose circles would lie upon each other, the largest first. */
export function joinClose(crowds: readonly Crowd[]): Crowd[] {
  const kept: Crowd[] = [];
  for (const crowd of crowds.toSorted((a, b) => b.count - a.count || a.x - b.x)) {
    const near = kept.findIndex(
      (other) => Math.hypot(other.x - crowd.x, other.y - crowd.y) < radii[sizeOf(other)] + radii[sizeOf(crowd)],
    );
    if (near < 0) kept.push(crowd);
    else kept[near] = join(kept[near]!, crowd);
  }
  return kept;
}

function join(a: Crowd, b: Crowd): Crowd {
  const count = a.count + b.count;
  const middle = (one: number, other: number) => (one * a.count + other * b.count) / count;
  return {
    count,
    affiliated: a.affiliated + b.affiliated,
    latitude: middle(a.latitude, b.latitude),
    longitude: middle(a.longitude, b.longitude),
    x: Math.round(middle(a.x, b.x) * 10) / 10,
    y: Math.round(middle(a.y, b.y) * 10) / 10,
  };
}
