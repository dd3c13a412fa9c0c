import type pg from 'pg';
import type { School } from '#engines/roster/index.js';

/** Which schools of the directory the ids of an export mean. */
export class Schools {
  readonly #ids: Map<string, string | null>;
  readonly #aliases = new Map<string, string>();
  /** Of several ids that mean one school, the one by which it is known here. */
  readonly #first = new Map<string, string>();
  /** As the files call them. */
  readonly #names = new Map<string, string>();
  readonly #directory: readonly { id: string; name: string; nces: string | null }[];

  private constructor(
    ids: Map<string, string | null>,
    directory: readonly { id: string; name: string; nces: string | null }[],
  ) {
    this.#ids = ids;
    for (const [source, id] of ids) this.#keepFirst(source, id);
    this.#directory = directory;
  }

  /** @param said what a person said of ids, which comes before what was remembered */
  static async known(
    client: pg.ClientBase,
    district: string,
    system: string,
    said: readonly [source: string, id: string | null][],
  ): Promise<Schools> {
    const { rows: remembered } = await client.query<{ source: string; id: string | null }>(
      'select source_id as source, school_id as id from records.school_id where district_id = $1 and source_system = $2',
      [district, system],
    );
    const { rows: directory } = await client.query<{ id: string; name: string; nces: string | null }>(
      `select o.id, commons.plain(o.name) as name, e.value as nces from commons.organization o
       left join commons.external_id e on e.organization_id = o.id and e.system = 'nces'
       where o.kind = 'school' and o.parent_id = $1`,
      [district],
    );
    return new Schools(new Map([...remembered.map(({ source, id }) => [source, id] as const), ...said]), directory);
  }

  /** Finds a school of the export by what was said of its id before, by its NCES id, or by its name where one school has it. */
  async add(client: pg.ClientBase, { sourceId, name, kind, ncesId, localId }: School): Promise<void> {
    if (localId !== null) this.#aliases.set(localId, sourceId);
    this.#names.set(sourceId, name);
    if (kind !== 'school' || this.#ids.has(sourceId)) return;
    const byId = ncesId === null ? undefined : this.#directory.find(({ nces }) => nces === ncesId);
    if (byId) return this.#set(sourceId, byId.id);
    const { rows } = await client.query<{ plain: string }>('select commons.plain($1) as plain', [name]);
    const named = this.#directory.filter((school) => school.name === rows[0]!.plain);
    if (named.length === 1) this.#set(sourceId, named[0]!.id);
  }

  sourceIdOf(written: string): string {
    const source = this.#ids.has(written) ? written : (this.#aliases.get(written) ?? written);
    return this.#first.get(this.#ids.get(source) ?? '') ?? source;
  }

  /** Null where it is none of ours; nothing where nobody knows. */
  idOf(sourceId: string): string | null | undefined {
    return this.#ids.get(sourceId);
  }

  nameOf(sourceId: string): string | null {
    return this.#names.get(sourceId) ?? null;
  }

  /** The ids that mean something, to be remembered: later files may use a school's other id alone. */
  matched(): [source: string, id: string | null][] {
    const others = [...this.#aliases].flatMap(([alias, source]): [string, string | null][] => {
      const id = this.#ids.get(source);
      return id === undefined || this.#ids.has(alias) ? [] : [[alias, id]];
    });
    return [...this.#ids, ...others];
  }

  sourceIds(): Iterable<string> {
    return this.#ids.keys();
  }

  #set(source: string, id: string): void {
    this.#ids.set(source, id);
    this.#keepFirst(source, id);
  }

  #keepFirst(source: string, id: string | null): void {
    if (id !== null && !this.#first.has(id)) this.#first.set(id, source);
  }
}
