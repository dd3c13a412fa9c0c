import type { Context } from 'hono';
import type { Config } from '../../config.js';

/** Who asks, for limits alone: the address that the proxy names when there is one, else the other end of the connection. */
export function addressOf(c: Context, { TRUST_PROXY }: Config): string {
  const named = TRUST_PROXY ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
  return named || incoming?.socket?.remoteAddress || 'direct';
}
