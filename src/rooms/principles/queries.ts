import type { Scope } from '#ground/db/scope.js';
import type { Visit } from '#ground/http/visit.js';
import type { InLanguages } from '#ground/i18n/in-language.js';

export interface Principle {
  position: number;
  part: InLanguages | null;
  title: InLanguages;
  body: InLanguages;
}

/** A framework of principles as one of its versions says it. */
export interface Framework {
  id: string;
  key: string;
  /** Shared by the field and brought by the installation; otherwise the coalition's own. */
  standard: boolean;
  shown: boolean;
  version: number;
  name: InLanguages;
  origin: InLanguages;
  summary: InLanguages;
  savedAt: Date;
  principles: Principle[];
}

type Reader = Pick<Scope, 'client'>;

const shown = 'exists (select from commons.framework_showing s where s.framework_id = f.id and s.ended_at is null)';

const columns = `f.id, f.key, f.standard, ${shown} as shown, v.version, v.name, v.origin, v.summary, v.saved_at as "savedAt",
  (select coalesce(json_agg(json_build_object('position', p.position, 'part', p.part, 'title', p.title, 'body', p.body) order by p.position), '[]')
   from commons.principle p where p.framework_version_id = v.id) as principles`;

const newest = `v.version = (select max(version) from commons.framework_version where framework_id = f.id)`;

/** Every framework in its newest version; those alone that the coalition shows when asked. */
export async function listFrameworks({ client }: Reader, { shownOnly }: { shownOnly: boolean }): Promise<Framework[]> {
  const { rows } = await client.query<Framework>(
    `select ${columns} from commons.framework f join commons.framework_version v on v.framework_id = f.id
     where ${newest} and (not $1 or ${shown}) order by f.standard, f.position, f.key`,
    [shownOnly],
  );
  return rows;
}

/** One framework in its newest version, or in the one that is named; undefined when there is none. */
export async function findFramework({ client }: Reader, key: string, version?: number): Promise<Framework | undefined> {
  const { rows } = await client.query<Framework>(
    `select ${columns} from commons.framework f join commons.framework_version v on v.framework_id = f.id
     where f.key = $1 and case when $2::int is null then ${newest} else v.version = $2 end`,
    [key, version ?? null],
  );
  return rows[0];
}

/** The versions of a framework, newest first: their numbers and when they were saved. */
export async function versionsOf(
  { client }: Reader,
  frameworkId: string,
): Promise<{ version: number; savedAt: Date }[]> {
  const { rows } = await client.query<{ version: number; savedAt: Date }>(
    `select version, saved_at as "savedAt" from commons.framework_version where framework_id = $1 order by version desc`,
    [frameworkId],
  );
  return rows;
}

/** The version that an address or a program asks for; undefined when it asks for the newest, 0 when for none there can be. */
export function versionAsked({ url }: Pick<Visit, 'url'>): number | undefined {
  const typed = url.searchParams.get('version');
  if (typed === null) return undefined;
  return /^\d{1,6}$/.test(typed) ? Number(typed) : 0;
}
