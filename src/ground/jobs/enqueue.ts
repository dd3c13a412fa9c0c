import type { Scope } from '../db/scope.js';

/** Asks for a job in the actor's own transaction: it will run if, and only if, that transaction commits. */
export async function enqueue({ client }: Pick<Scope, 'client'>, job: string, subject: string): Promise<void> {
  await client.query('select jobs.enqueue($1, $2)', [job, subject]);
}
