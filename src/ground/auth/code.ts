import { createHmac, randomInt } from 'node:crypto';
import type { Config } from '../config.js';
import { deriveKey } from '../db/logins.js';

/** No sign looks or sounds like another: without 0 and O, 1 and I and L, 5 and S, 8 and B, 2 and Z, U and V. */
const alphabet = '34679ACDEFGHJKMNPQRTWXY';
const groups = 4;
const groupLength = 4;

/** A code to read from paper: 16 signs in groups, about 72 bits, such as `K7TM-4HRX-9WQA-CDE3`. */
export function newCode(): string {
  const group = () => Array.from({ length: groupLength }, () => alphabet[randomInt(alphabet.length)]).join('');
  return Array.from({ length: groups }, group).join('-');
}

/** How a code is kept. With so many bits a keyed hash is enough, and it is found by one look-up whoever asks. */
export function hashCode(config: Config, typed: string): string {
  const code = typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return createHmac('sha256', deriveKey(config.SECRET, 'printed codes')).update(code).digest('base64url');
}
