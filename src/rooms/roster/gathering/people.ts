import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { Grade, Student } from '#engines/roster/index.js';

/** The students of a district by the ids of one source system: those known before, and those of the export. */
export class Students {
  readonly #bySource: Map<string, { id: string; grade: Grade | null }>;
  /** Other files of the same export may use another id of theirs. */
  readonly #aliases: Map<string, string>;

  private constructor(bySource: Map<string, { id: string; grade: Grade | null }>, aliases: Map<string, string>) {
    this.#bySource = bySource;
    this.#aliases = aliases;
  }

  static async known(client: pg.ClientBase, district: string, system: string): Promise<Students> {
    const { rows } = await client.query<{ id: string; source: string; local: string | null; state: string | null }>(
      `select id, source_id as source, local_id as local, state_id as state from records.student
       where district_id = $1 and source_system = $2 and ended is null`,
      [district, system],
    );
    return new Students(
      new Map(rows.map(({ id, source }) => [source, { id, grade: null }])),
      new Map(
        rows.flatMap(({ source, local, state }) => [local, state].flatMap((other) => (other ? [[other, source]] : []))),
      ),
    );
  }

  /** Gives a student of the export the id that is ours. */
  add({ sourceId, grade, otherIds }: Student): string {
    const student = this.#bySource.get(sourceId) ?? { id: uuidv7(), grade };
    student.grade = grade;
    this.#bySource.set(sourceId, student);
    for (const { id } of otherIds) this.#aliases.set(id, sourceId);
    return student.id;
  }

  /** The source's first id of a student whom a file may call otherwise. */
  sourceIdOf(written: string): string {
    return this.#bySource.has(written) ? written : (this.#aliases.get(written) ?? written);
  }

  idOf(sourceId: string): string | undefined {
    return this.#bySource.get(sourceId)?.id;
  }

  gradeOf(sourceId: string): Grade | null {
    return this.#bySource.get(sourceId)?.grade ?? null;
  }

  sourceIds(): Iterable<string> {
    return this.#bySource.keys();
  }
}
