/** Reads a yes or a no; nothing for a blank; `unreadable` for what is neither. */
export function readFlag(text: string): boolean | 'unreadable' | undefined {
  const written = text.trim().toLowerCase();
  if (written === '' || written === 'null' || written === 'n/a') return undefined;
  if (yes.has(written)) return true;
  return no.has(written) ? false : 'unreadable';
}

const yes = new Set(['true', 't', 'yes', 'y', '1', '1.0', 'x', 'sí', 'si']);
const no = new Set(['false', 'f', 'no', 'n', '0', '0.0', '-']);
