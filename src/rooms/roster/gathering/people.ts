import type pg from 'pg';
import type { Grade, Student } from '#engines/roster/index.js';
import { bulkId } from '#ground/db/bulk-id.js';
import { inPieces } from '#ground/db/pieces.js';

export interface KnownStudent {
  id: string;
  /** The one copy of it that is kept, of many that the rows bring. */
  sourceId: string;
  grade: Grade | null;
}

/** The students of a district by the ids of one source system: those known before, and those of the export. */
export class Students {
  readonly #bySource = new Map<string, KnownStudent>();
  /** Other files of the same export may use another id of theirs. */
  readonly #aliases = new Map<string, string>();
  #last: { written: string; found: KnownStudent | undefined } = { written: '', found: undefined };

  static async known(client: pg.ClientBase, district: string, system: string): Promise<Students> {
    const students = new Students();
    const known = inPieces<{ id: string; source: string; local: string | null; state: string | null }>(
      client,
      `select id, source_id as source, local_id as local, state_id as state from records.student
       where district_id = $1 and source_system = $2 and ended is null`,
      [district, system],
    );
    for await (const rows of known)
      for (const { id, source, local, state } of rows) {
        students.#bySource.set(source, { id, sourceId: source, grade: null });
        for (const other of [local, state]) if (other) students.#aliases.set(other, source);
      }
    return students;
  }

  /** Gives a student of the export the id that is ours. */
  add({ sourceId, grade, otherIds }: Student): string {
    this.#last = { written: '', found: undefined };
    const student = this.#bySource.get(sourceId) ?? { id: bulkId(), sourceId, grade };
    student.grade = grade;
    this.#bySource.set(sourceId, student);
    for (const { id } of otherIds) this.#aliases.set(id, student.sourceId);
    return student.id;
  }

  /** The same id, where it is known the copy of it that is kept anyway. */
  keptId(sourceId: string): string {
    return this.#bySource.get(sourceId)?.sourceId ?? sourceId;
  }

  /** By the source's first id, or by another that the file calls them. Rows of one student often follow each other. */
  find(written: string): KnownStudent | undefined {
    if (written !== this.#last.written) {
      const found = this.#bySource.get(written) ?? this.#bySource.get(this.#aliases.get(written) ?? '');
      this.#last = { written, found };
    }
    return this.#last.found;
  }

  sourceIds(): Iterable<string> {
    return this.#bySource.keys();
  }
}
