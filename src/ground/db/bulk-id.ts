import { randomFillSync } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';

const idBytes = 16;
const random = Buffer.alloc(4096 * idBytes);
let used = random.length;

/** An id like all others, for whoever needs them by the hundred thousand: asking the system for each one’s random bytes takes seconds. */
export function bulkId(): string {
  if (used === random.length) {
    randomFillSync(random);
    used = 0;
  }
  used += idBytes;
  return uuidv7({ random: random.subarray(used - idBytes, used) });
}
