import { randomFillSync } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';

const bytesOfId = 16;
const idsAtOnce = 1024;

/**
 * Makes ids in rising order, so that they stand in the index in the order of the file. Randomness is fetched for many at
 * once: asking the system anew for each of a hundred thousand rows took longer than reading the file.
 */
export function idMaker(): () => string {
  const msecs = Date.now();
  const randomness = new Uint8Array(bytesOfId * idsAtOnce);
  let made = 0;
  return () => {
    const at = (made % idsAtOnce) * bytesOfId;
    if (at === 0) randomFillSync(randomness);
    return uuidv7({ random: randomness.subarray(at, at + bytesOfId), msecs, seq: made++ });
  };
}
