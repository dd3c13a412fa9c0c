import { parseHTML } from 'linkedom';
import { v7 as uuidv7 } from 'uuid';
import { ZipFile } from 'yazl';
import type { TestHouse } from '../house.js';
import { type Files, plainFiles, type RosterWorld } from './files.js';

/** A column, a code and a school that nobody can know, among three students. */
export const oddFiles: Files = {
  ...plainFiles,
  'students.csv': 'student_id,first_name,Apellidos\n0101,Ada,Reyes\n0102,Ben,Sol\n0103,Cy,Okafor-Lund\n',
  'absences.csv': 'student_id,school_id,date,code\n0101,007,2025-09-03,Q7\n0103,EAST,2025-09-05,excused\n',
  'enrollments.csv': [
    'student_id,school_id,grade,entry_date',
    '0101,007,3,2025-09-02',
    '0102,007,4,2025-09-02',
    '0103,EAST,3,2025-09-02\n',
  ].join('\n'),
};

type Page = ReturnType<typeof parseHTML>['document'];

/** A district data steward at work on the pages of imports. */
export class Steward {
  readonly district: string;
  readonly person: string;
  readonly #house: TestHouse;
  readonly #world: RosterWorld;

  private constructor(house: TestHouse, world: RosterWorld, district: string, person: string) {
    this.#house = house;
    this.#world = world;
    this.district = district;
    this.person = person;
  }

  /** In a new district of their own. */
  static async begin(house: TestHouse, world: RosterWorld): Promise<Steward> {
    const district = await world.newDistrict();
    return new Steward(house, world, district, await house.person('district data steward', district));
  }

  /** @returns the path of the import */
  async upload(files: Files, system = 'sis'): Promise<string> {
    const id = uuidv7();
    const file = new File([Uint8Array.from(await zipOf(files))], 'export.zip', { type: 'application/zip' });
    await this.#house.ask(`/records/${this.district}/imports`, { as: this.person, upload: { id, system, file } });
    await this.#house.runJobs();
    return `/records/${this.district}/imports/${id}`;
  }

  async open(path: string, as = this.person): Promise<{ status: number; document: Page }> {
    const response = await this.#house.ask(path, { as });
    return { status: response.status, document: parseHTML(await response.text()).document };
  }

  async read(path: string): Promise<string> {
    return (await this.open(path)).document.querySelector('main')!.textContent;
  }

  /** What the form that posts to a path would send, with other choices for some labels. */
  async filled(path: string, choices: Record<string, string> = {}, query = ''): Promise<Record<string, string>> {
    const { document } = await this.open(`${path}${query}`);
    const unasked = new Map(Object.entries(choices));
    const form = document.querySelector(`form[method=post][action$="${path}"]:has(input[name=version]):has(select)`)!;
    const fields: Record<string, string> = {};
    for (const input of form.querySelectorAll('input[type=hidden]'))
      fields[input.getAttribute('name')!] = input.getAttribute('value') ?? '';
    for (const select of form.querySelectorAll('select')) {
      const label = form.querySelector(`label[for="${select.getAttribute('id')}"]`)!.textContent;
      const options = [...select.querySelectorAll('option')];
      const wanted = unasked.get(label);
      const option = options.find((each) =>
        wanted === undefined ? each.hasAttribute('selected') : each.textContent.startsWith(wanted),
      );
      if (wanted !== undefined && !option) throw new Error(`No choice ${wanted} for ${label}`);
      fields[select.getAttribute('name')!] = option?.getAttribute('value') ?? '';
      unasked.delete(label);
    }
    if (unasked.size > 0) throw new Error(`No field is called ${[...unasked.keys()].join(', ')}`);
    return fields;
  }

  post(path: string, form: Record<string, string>, as = this.person): Promise<Response> {
    return this.#house.ask(path, { as, form });
  }

  async say(path: string, choices: Record<string, string>, query = ''): Promise<void> {
    await this.#send(path, await this.filled(path, choices, query));
  }

  async #send(path: string, form: Record<string, string>): Promise<void> {
    const { status } = await this.post(path, form);
    if (status !== 303) throw new Error(`${path} answers ${status}`);
    await this.#house.runJobs();
  }

  /** The page about a file of an import. */
  async pageOf(page: string, file: string): Promise<string> {
    const { document } = await this.open(page);
    const link = [...document.querySelectorAll('#files a')].find(({ textContent }) => textContent.endsWith(file))!;
    return link.getAttribute('href')!;
  }

  /** Explains all that is odd in {@link oddFiles}. */
  async explain(page: string): Promise<void> {
    await this.say(await this.pageOf(page, 'students.csv'), { Apellidos: 'Last name' });
    await this.say(`${page}/schools`, { EAST: 'Oak' });
    await this.say(`${page}/codes`, { Q7: 'Absent, unexcused', excused: 'Out-of-school suspension' });
  }

  /** Confirms an import, whatever it asks. @returns what its page says then */
  async bringIn(page: string): Promise<string> {
    const { document } = await this.open(page);
    const lookedAt = document.querySelector('input[name=lookedAt]')!.getAttribute('value')!;
    await this.#send(`${page}/confirmation`, { lookedAt, accept: 'yes' });
    return this.read(page);
  }

  /** Absences in force, by day. */
  absences(): Promise<Record<string, unknown>[]> {
    return this.#world.run(
      `select o.name as school, a.kind from records.absence a join commons.organization o on o.id = a.school_id
       where a.district_id = $1 and a.ended is null order by day`,
      [this.district],
    );
  }

  async familyNames(): Promise<unknown[]> {
    const rows = await this.#world.run(
      'select family_name as name from records.student where district_id = $1 and ended is null order by source_id',
      [this.district],
    );
    return rows.map(({ name }) => name);
  }

  /** How many rows of a table this district has. */
  async count(table: string): Promise<unknown> {
    const rows = await this.#world.run(`select count(*)::int as count from records.${table} where district_id = $1`, [
      this.district,
    ]);
    return rows[0]!['count'];
  }
}

/** A ZIP of an export. */
export async function zipOf(files: Files): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
