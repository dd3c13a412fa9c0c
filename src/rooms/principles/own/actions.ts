import { v7 as uuidv7 } from 'uuid';
import type { Scope } from '#ground/db/scope.js';
import type { InLanguages } from '#ground/i18n/in-language.js';
import { locales } from '#ground/i18n/locale.js';
import { findFramework, type Principle } from '../queries.js';

export interface NewVersion {
  /** Made when the form was shown: sending it twice saves once. */
  id: string;
  name: InLanguages;
  origin: InLanguages;
  summary: InLanguages;
  principles: Omit<Principle, 'position'>[];
}

type Writer = Pick<Scope, 'client'>;

/** Begins a framework of the coalition's own and gives its key. The form's id is the framework's. */
export async function addFramework({ client }: Writer, personId: string, version: NewVersion): Promise<string> {
  await lock({ client });
  const known = await client.query<{ key: string }>('select key from commons.framework where id = $1', [version.id]);
  if (known.rows[0]) return known.rows[0].key;
  const key = await freeKey({ client }, version.name);
  await client.query('insert into commons.framework (id, key, added_by) values ($1, $2, $3)', [
    version.id,
    key,
    personId,
  ]);
  await addVersion({ client }, personId, version.id, 1, { ...version, id: uuidv7() });
  return key;
}

/**
 * Saves what a framework says as a new version. `stale` when somebody else saved one since the writer began (`base`); then
 * nothing is saved. Saving what is already there, or the same form again, changes nothing.
 */
export async function reviseFramework(
  { client }: Writer,
  personId: string,
  key: string,
  base: number,
  version: NewVersion,
): Promise<'saved' | 'stale' | 'missing'> {
  await lock({ client });
  const { rowCount: known } = await client.query('select from commons.framework_version where id = $1', [version.id]);
  if (known) return 'saved';
  const current = await findFramework({ client }, key);
  if (!current || current.standard) return 'missing';
  if (saysOf(current) === saysOf(version)) return 'saved';
  if (current.version !== base) return 'stale';
  await addVersion({ client }, personId, current.id, base + 1, version);
  return 'saved';
}

/** All that a framework says in one string, to compare. */
const saysOf = ({ name, origin, summary, principles }: Omit<NewVersion, 'id'>) =>
  JSON.stringify(
    [name, origin, summary, ...principles.flatMap(({ title, body }) => [title, body])].map((text) =>
      locales.map((locale) => text[locale] ?? ''),
    ),
  );

const lock = ({ client }: Writer) =>
  client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', ['frameworks of our own']);

async function addVersion(
  { client }: Writer,
  personId: string,
  frameworkId: string,
  number: number,
  version: NewVersion,
) {
  const { id, name, origin, summary, principles } = version;
  await client.query(
    `insert into commons.framework_version (id, framework_id, version, name, origin, summary, saved_by)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, frameworkId, number, name, origin, summary, personId],
  );
  await client.query(
    `insert into commons.principle (framework_version_id, position, part, title, body)
     select $1, number, nullif(each.value->'part', 'null'), each.value->'title', each.value->'body'
     from jsonb_array_elements($2) with ordinality as each (value, number)`,
    [id, JSON.stringify(principles)],
  );
}

/** The framework's name as an address: its letters and digits, with a number where another has the same. */
async function freeKey({ client }: Writer, name: InLanguages): Promise<string> {
  const plain = (name.en ?? name.es ?? '')
    .normalize('NFD')
    .toLowerCase()
    .replace(/[\u0300-\u036F]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  const stem = reserved.includes(plain) || plain === '' ? `framework-${plain}`.replace(/-$/, '') : plain;
  const { rows } = await client.query<{ key: string }>(`select key from commons.framework where key like $1 || '%'`, [
    stem,
  ]);
  const taken = new Set(rows.map(({ key }) => key));
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? stem : `${stem}-${number}`;
    if (!taken.has(key)) return key;
  }
}

/** Addresses that mean something else. */
const reserved = ['new', 'choices'];
