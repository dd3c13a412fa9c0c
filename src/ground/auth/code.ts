import { createHmac, randomInt } from 'node:crypto';
import type { Config } from '../config.js';
import { deriveKey } from '../db/logins.js';

/** No sign looks or sounds like another: without 0 and O, 1 and I and L, 5 and S, 8 and B, 2 and Z, U and V. */
const alphabet = '34679ACDEFGHJKMNPQRTWXY';
const groups = 4;
const groupLength = 4;

/** A code to read from paper: 16 signs in groups, about 72 bits, such as `K7TM-4HRX-9WQA-CDE3`. */
export function newCode(): string {
  return grouped(Array.from({ length: groups * groupLength }, () => alphabet[randomInt(alphabet.length)]!));
}

/** A code that follows from the installation's secret and a use: it can be shown again without being kept. */
export function derivedCode(config: Config, use: string): string {
  const bytes = createHmac('sha512', deriveKey(config.SECRET, 'derived codes')).update(use).digest();
  // Bytes past the last whole round of the alphabet would make its first signs likelier.
  const fair = bytes.filter((byte) => byte < 256 - (256 % alphabet.length));
  return grouped(Array.from(fair.subarray(0, groups * groupLength), (byte) => alphabet[byte % alphabet.length]!));
}

function grouped(signs: readonly string[]): string {
  const group = (_: unknown, index: number) => signs.slice(index * groupLength, (index + 1) * groupLength).join('');
  return Array.from({ length: groups }, group).join('-');
}

/** How a code is kept. With so many bits a keyed hash is enough, and it is found by one look-up whoever asks. */
export function hashCode(config: Config, typed: string): string {
  const code = typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return createHmac('sha256', deriveKey(config.SECRET, 'printed codes')).update(code).digest('base64url');
}
