import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';

/** Lets bytes through, counts and hashes them, and stops where there are more than there should be. */
export class Meter extends Transform {
  private readonly hash = createHash('sha256');
  private readonly limit: number;
  private readonly tell: (bytes: number) => void;
  bytes = 0;

  constructor({ limit = Infinity, tell = () => {} }: { limit?: number; tell?: (bytes: number) => void }) {
    super();
    this.limit = limit;
    this.tell = tell;
  }

  override _transform(
    chunk: Buffer,
    _encoding: BufferEncoding,
    done: (error: Error | null, chunk?: Buffer) => void,
  ): void {
    this.bytes += chunk.length;
    this.hash.update(chunk);
    this.tell(this.bytes);
    if (this.bytes > this.limit) done(new RangeError(`more than ${this.limit} bytes`));
    else done(null, chunk);
  }

  /** Once all has gone through. */
  sha256(): string {
    return this.hash.digest('hex');
  }
}
