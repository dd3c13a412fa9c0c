import { deadExports, format, lint, types } from './tools.ts';
import { direction } from './direction.ts';
import { messages } from './messages.ts';
import { reference } from './reference.ts';
import { room } from './room.ts';
import { words } from './words.ts';

/** One thing that must hold of the tree at `root` (with a trailing slash). Gives what is wrong, a line or more each. */
export interface Check {
  name: string;
  about: string;
  run(root: string): string[] | Promise<string[]>;
}

export const allChecks: readonly Check[] = [
  types,
  lint,
  format,
  deadExports,
  direction,
  room,
  messages,
  reference,
  words,
];
