/**
 * Counts requests of one address in a window that starts with the first of them. In memory: one web server serves an
 * installation, and a restart forgives everyone.
 */
export class RateLimit {
  private readonly windows = new Map<string, { count: number; ends: number }>();

  /** Seconds to wait before the next request may come; 0 when this one may pass. */
  admit(key: string, { requests, seconds }: { requests: number; seconds: number }, now = Date.now()): number {
    if (this.windows.size > 50_000) this.forget(now);
    const window = this.windows.get(key);
    if (!window || window.ends <= now) {
      this.windows.set(key, { count: 1, ends: now + seconds * 1000 });
      return 0;
    }
    window.count += 1;
    return window.count <= requests ? 0 : Math.ceil((window.ends - now) / 1000);
  }

  private forget(now: number): void {
    for (const [key, { ends }] of this.windows) if (ends <= now) this.windows.delete(key);
  }
}
