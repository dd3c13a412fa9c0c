import type pg from 'pg';
import type { SaidFile } from '#engines/roster/index.js';
import type { Meaning, Topic } from './topics.js';

/** When something was said: an ISO moment, or nothing where it is given for this import. */
export interface SaidAt {
  at: string | null;
}

/** What was said of the files of one source system of a district. */
export interface Said {
  /** By the key of the file; see {@link fileKey}. */
  files: ReadonlyMap<string, SaidFile & SaidAt>;
  codes: readonly SaidCode[];
  /** By the id in the source; null where it is none of the district's schools. */
  schools: ReadonlyMap<string, { id: string | null } & SaidAt>;
}

export interface SaidCode extends SaidAt {
  topic: Topic;
  code: string;
  meaning: Meaning;
}

/**
 * By what a file is known again in the next export: its name in lower case, without folders and without the numbers that
 * change from day to day. `2026-27/Absences_2026-11-13.csv` and `absences.csv` are the same.
 */
export function fileKey(path: string): string {
  const name = path.split(/[/\\]/u).at(-1)!;
  const [file = '', element] = name.split('#');
  const known = file
    .toLowerCase()
    .replaceAll(/[\d\s_.()-]+/gu, ' ')
    .trim();
  return (element === undefined ? known : `${known}#${element}`).slice(0, 300);
}

export async function whatWasSaid(
  client: pg.ClientBase | pg.Pool,
  districtId: string,
  sourceSystem: string,
): Promise<Said> {
  const about = [districtId, sourceSystem];
  const where = 'where district_id = $1 and source_system = $2';
  const at = `to_char(said_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at`;
  const files = await client.query<SaidFile & { key: string; at: string }>(
    `select file_key as key, kind, columns, ${at} from records.file_reading ${where}`,
    about,
  );
  const codes = await client.query<SaidCode>(
    `select topic, code, meaning, ${at} from records.code_meaning ${where} order by topic, code`,
    about,
  );
  const schools = await client.query<{ source: string; id: string | null; at: string }>(
    `select source_id as source, school_id as id, ${at} from records.school_id ${where} and said_at is not null order by source_id`,
    about,
  );
  return {
    files: new Map(files.rows.map(({ key, ...file }) => [key, file])),
    codes: codes.rows,
    schools: new Map(schools.rows.map(({ source, ...school }) => [source, school])),
  };
}

/** What is said now comes before what was said earlier. */
export function saidLater(earlier: Said, later: Said | undefined): Said {
  if (!later) return earlier;
  const isSaidAgain = ({ topic, code }: SaidCode) =>
    later.codes.some((each) => each.topic === topic && each.code === code);
  return {
    files: new Map([...earlier.files, ...later.files]),
    codes: [...earlier.codes.filter((each) => !isSaidAgain(each)), ...later.codes],
    schools: new Map([...earlier.schools, ...later.schools]),
  };
}
