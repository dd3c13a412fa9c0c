import { z } from 'zod';

const schema = z.email().max(254);

/** An address as it is kept: lower case, without white space around it; undefined when it is none. */
export function emailAddress(typed: string): string | undefined {
  const email = typed.trim().toLowerCase();
  return schema.safeParse(email).success ? email : undefined;
}
