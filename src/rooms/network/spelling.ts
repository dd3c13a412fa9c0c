import type { Scope } from '#ground/db/scope.js';

/**
 * Turns what a person typed into a text-search query: each word as the beginning of a word of the directory, or, where no
 * word begins so, as the nearest spellings there are (trigram similarity). Undefined when it holds no word at all.
 */
export async function searchQuery({ client }: Pick<Scope, 'client'>, typed: string): Promise<SearchQuery | undefined> {
  const { rows } = await client.query<{ word: string; known: boolean; near: string[] }>(
    `select typed.word, known.word is not null as known, case when known.word is null then array(${nearest}) else '{}' end as near
     from regexp_split_to_table(commons.plain($1), ' ') with ordinality typed(word, position)
     left join lateral (select w.word from commons.directory_word w where w.word >= typed.word and w.word < typed.word || U&'\\FFFF' limit 1) known on true
     where typed.word <> '' order by typed.position limit 12`,
    [typed.slice(0, 200)],
  );
  if (rows.length === 0) return undefined;
  return {
    tsquery: rows.map(({ word, near }) => (near.length > 0 ? `(${near.join('|')})` : `${word}:*`)).join(' & '),
    plain: rows.map(({ word }) => word).join(' '),
    corrected: rows.some(({ near }) => near.length > 0)
      ? rows.map(({ word, near }) => near[0] ?? word).join(' ')
      : undefined,
  };
}

export interface SearchQuery {
  /** For `to_tsquery('simple', …)`. Holds letters, digits and operators of ours alone. */
  tsquery: string;
  plain: string;
  /** What was searched for instead, when a word was not found as typed. */
  corrected: string | undefined;
}

/** Three spellings at most, and only of words of four letters or more: shorter ones are near to everything. */
const nearest = `
  select w.word from commons.directory_word w
  where length(typed.word) >= 4 and typed.word !~ '^[0-9]+$' and w.word operator(commons.%) typed.word and abs(length(w.word) - length(typed.word)) <= 2
  order by commons.similarity(w.word, typed.word) desc, w.word limit 3`;
