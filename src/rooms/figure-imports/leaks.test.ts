import { beforeAll, describe, expect, test } from 'vitest';
import { audit, minimumTen } from '#engines/disclosure/index.js';
import { groupName, isGroup } from '#rooms/figures/room.js';
import { bringIn, type FigureWorld, figureWorld, stateCounts } from '../../../tests/figure-imports.js';
import { testHouse } from '../../../tests/house.js';
import { type CountCell, tableSetOf } from './check/table-set.js';

const house = testHouse();
let world: FigureWorld;

/** Harbor withholds one race and one sex, which subtraction gives away; Anchor prints two small grades. */
const schools = `schcode,schname,distname,total,G01,G02,NATIVE,ASIAN,BLACK,HISPANIC,MULTIRACE,PACIFICISLANDER,WHITE,FEMALE,MALE
440000100001,Harbor School,Bayside School District,100,60,40,10,15,15,20,10,,25,95,
440000100002,Anchor School,Bayside School District,80,77,3,10,10,10,20,10,10,10,40,40
440000200003,Mill School,Inland School District,60,30,30,10,10,10,10,10,0,10,30,30`;
/** The district's own file: what one school hides, the other and the district would tell. */
const districts = `leaid,distname,total,G01,G02,NATIVE,ASIAN,BLACK,HISPANIC,MULTIRACE,PACIFICISLANDER,WHITE,FEMALE,MALE
4400001,Bayside School District,180,137,43,20,25,25,40,20,15,35,135,45
4400002,Inland School District,60,30,30,10,10,10,10,10,0,10,30,30
,State,240,167,73,30,35,35,50,30,15,45,165,75`;
/** What is hidden in the files, or small: by school and group, with the true count. */
const secrets = [
  ['Harbor School', 'pacific-islander', 5],
  ['Harbor School', 'male', 5],
  ['Anchor School', 'grade-2', 3],
] as const;

const settled = { withheldBelow: 10, marks: { '': 'withheld' as const } };

beforeAll(async () => {
  world = await figureWorld(house);
  const first = await bringIn(house, schools, { settled });
  const second = await bringIn(house, districts, {
    settled,
    source: { ...stateCounts, title: 'Fall counts by district' },
  });
  if (!first?.published || !second?.published)
    throw new Error(JSON.stringify([first?.outcome.troubles, second?.outcome.troubles]));
});

interface Shown {
  place: string;
  measure: string;
  group: string;
  value: number | null;
  mark: string;
}

const api = async (): Promise<Shown[]> =>
  ((await (await house.ask('/api/v1/figures')).json()) as { figures: Shown[] }).figures;
const parentOf = (place: string) =>
  place === world.schools['Mill School']
    ? world.districts.Inland
    : Object.values(world.schools).includes(place)
      ? world.districts.Bayside
      : null;

test('nothing that is protected can be worked out from all that is shown', async () => {
  const shown = (await api()).filter(({ measure }) => measure === 'enrollment');
  const state = shown.find(
    ({ place }) => !Object.values({ ...world.schools, ...world.districts }).includes(place),
  )!.place;
  const cells = shown.map(({ place, group, value }): CountCell => ({
    place,
    parent: parentOf(place) ?? (place === state ? null : state),
    group,
    value,
    ...(value === null && { low: 0 }),
  }));
  expect(cells.filter(({ value }) => value === null).length).toBeGreaterThan(secrets.length);
  const attack = await audit(tableSetOf(cells), minimumTen);
  expect(attack.recoverable).toEqual([]);
  expect(attack.smallCounts).toEqual([]);
  expect(attack.contradictions).toEqual([]);
});

test('the same attack finds every secret where small and withheld numbers alone are hidden', async () => {
  const { rows } = await house.database.pool('keeper').query<CountCell>(
    `select place_id as place, parent_id as parent, "group", case when value between 1 and 9 then null else value end as value
     from commons.figure_cell where measure = 'enrollment'`,
  );
  const cells = rows.map((cell) => ({ ...cell, ...(cell.value === null && { low: 0 }) }));
  const { recoverable } = await audit(tableSetOf(cells), minimumTen);
  for (const [name, group] of secrets) expect(recoverable).toContain(`${world.schools[name]}|${group}`);
});

test('a brute force over every table that fits what is shown finds more than one value for each secret', async () => {
  const at = new Map(
    (await api()).map((figure) => [`${figure.place} ${figure.measure} ${figure.group}`, figure.value]),
  );
  for (const [name, group, truth] of secrets) {
    const place = world.schools[name];
    expect(at.get(`${place} enrollment ${group}`)).toBeNull();
    expect(at.get(`${place} enrollment-share ${group}`)).toBeNull();
    const values = possibleValues(place, group, at);
    expect(values).toContain(truth);
    expect(values.length, `${name} ${group}`).toBeGreaterThan(1);
  }
});

/** Tries every count for one cell and asks whether its school's sum can still come out with the other hidden ones. */
function possibleValues(place: string, group: string, at: ReadonlyMap<string, number | null>): number[] {
  const partition = [
    ['female', 'male'],
    ['grade-1', 'grade-2'],
    ['native-american', 'asian', 'black', 'hispanic', 'two-or-more-races', 'pacific-islander', 'white'],
  ].find((groups) => groups.includes(group))!;
  const total = at.get(`${place} enrollment all`) ?? null;
  const others = partition.filter((each) => each !== group).map((each) => at.get(`${place} enrollment ${each}`));
  return Array.from({ length: 120 }, (_, value) => value).filter((value) => {
    if (total === null) return true;
    const rest = total - value - others.reduce<number>((sum, other) => sum + (other ?? 0), 0);
    return others.includes(null) ? rest >= 0 : rest === 0;
  });
}

test('shares stand only where both numbers do, and say the same as they', async () => {
  const figures = await api();
  const at = new Map(figures.map((figure) => [`${figure.place} ${figure.measure} ${figure.group}`, figure.value]));
  const shares = figures.filter(({ measure }) => measure === 'enrollment-share');
  expect(shares.length).toBeGreaterThan(10);
  for (const { place, group, value } of shares) {
    const [part, whole] = [at.get(`${place} enrollment ${group}`), at.get(`${place} enrollment all`)];
    const share = part == null || whole == null ? null : (100 * part) / whole;
    expect(value === null ? null : value.toFixed(2), group).toBe(share === null ? null : share.toFixed(2));
  }
});

test('a number held back by us and one withheld by its publisher look the same everywhere', async () => {
  const marks = new Set((await api()).filter(({ value }) => value === null).map(({ mark }) => mark));
  expect([...marks]).toEqual(['withheld']);
  const faces = await crawl();
  for (const [path, text] of faces)
    expect(text, path).not.toMatch(/complementary|small count|no certificate|held back/i);
});

describe('every public face of a school', () => {
  test('says the same numbers', async () => {
    const figures = (await api()).filter(({ place }) => place === world.schools['Harbor School']);
    const csv = await text(`/figures/places/${world.schools['Harbor School']}.csv`);
    for (const { measure, group, value, mark } of figures) {
      const line = `${measure},${world.schools['Harbor School']},Harbor School,${group},2024-25,${value ?? ''},${mark},`;
      expect(csv).toContain(line);
      const series = (await (
        await house.ask(`/figures/${measure}/${world.schools['Harbor School']}/${group}.json`)
      ).json()) as { points: unknown };
      expect(series.points).toEqual([{ year: '2024-25', value, mark }]);
      expect(await text(`/figures/${measure}/${world.schools['Harbor School']}/${group}.csv`)).toContain(
        `,2024-25,${value ?? ''},${mark},`,
      );
    }
    for (const { group, value } of figures.filter(({ measure, group }) => measure === 'enrollment' && group !== 'all'))
      expect(await rowOf(`/figures/places/${world.schools['Harbor School']}`, group)).toBe(
        value === null ? 'withheld' : String(value),
      );
  });

  test('is reached, and none prints a secret beside its group', async () => {
    const faces = await crawl();
    expect(faces.size).toBeGreaterThan(60);
    const profile = faces.get('/schools/440000100001')!;
    expect(profile).toContain('All figures: Harbor School');
    expect(profile).toContain('class="withheld-mark"');
  });
});

/** The value in the table row of a group, on a page in English. */
async function rowOf(path: string, group: string): Promise<string | undefined> {
  if (!isGroup(group)) return undefined;
  const html = await text(path);
  const row = new RegExp(`>${groupName('en', group)}</a></th><td[^>]*>(.*?)</td>`, 'u').exec(html)?.[1] ?? '';
  return row.includes('withheld-mark') ? 'withheld' : row;
}

const text = async (path: string): Promise<string> => (await house.ask(path)).text();

/** Every page, file and answer that can be reached from the figures without signing in. */
async function crawl(): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const open = ['/figures', '/schools/440000100001', '/districts/4400001', '/api/v1/figures', '/api/v1/measures'];
  for (const path of open) {
    if (found.has(path)) continue;
    const body = await text(path);
    found.set(path, body);
    for (const [, href] of body.matchAll(/"(\/(?:figures|api\/v1\/figures|schools\/44|districts\/44)[^"# ]*)"/gu))
      open.push(href!.replaceAll('&amp;', '&'));
  }
  return found;
}
