const most = 10_000;

/** A reader that remembers what it made of the texts it saw last, for columns in which they repeat. What it gives must not be changed. */
export function remembered<R>(read: (text: string) => R): (text: string) => R {
  const known = new Map<string, R>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const reading = read(text);
    if (known.size >= most) known.clear();
    known.set(text, reading);
    return reading;
  };
}
