import type { Scope } from '../db/scope.js';

/** Asks for a job in the actor's own transaction: it will run if, and only if, that transaction commits. Null: work about nothing in particular. */
export async function enqueue({ client }: Pick<Scope, 'client'>, job: string, subject: string | null): Promise<void> {
  await client.query('select jobs.enqueue($1, $2)', [job, subject]);
}
