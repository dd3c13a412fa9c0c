import type { Scope } from '#ground/db/scope.js';

const reserved = new Set(['drafts', 'feed']);

/** The words of a title as a part of an address: plain letters and digits, at most about 60 of them. */
export function slugOf(title: string): string {
  const plain = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  const short = plain.length > 60 ? plain.slice(0, 60).replace(/-[^-]*$/, '') : plain;
  const slug = short.replace(/^-+|-+$/g, '');
  return slug && !reserved.has(slug) ? slug : 'story';
}

/** The first of slug, slug-2, slug-3 … that no story has. The caller holds a lock under which no other is given. */
export async function freeSlug({ client }: Scope, slug: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? slug : `${slug}-${number}`;
    const { rowCount } = await client.query('select from published.story where slug = $1', [candidate]);
    if (rowCount === 0) return candidate;
  }
}
