import type { Scope } from '#ground/db/scope.js';
import type { Locale } from '#ground/i18n/locale.js';

/** A stage of a school's way into the coalition, in the reader's language. */
export interface Stage {
  key: string;
  /** From 1 for the first. */
  position: number;
  name: string;
  meaning: string;
}

export async function listStages({ client }: Pick<Scope, 'client'>, locale: Locale): Promise<Stage[]> {
  const { rows } = await client.query<Stage>(
    `select key, position, case $1 when 'es' then name_es else name_en end as name,
       case $1 when 'es' then meaning_es else meaning_en end as meaning
     from commons.stage order by position`,
    [locale],
  );
  return rows;
}
