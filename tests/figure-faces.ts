import { parse } from 'csv-parse/sync';
import type { TestHouse } from './house.js';

/** What a visitor reads of one figure, by face; null where it says that the number is withheld. */
export type Read = Map<string, Map<string, number | null>>;

interface Listed {
  place: string;
  measure: string;
  group: string;
  value: number | null;
}

/**
 * Reads every figure from every public face: the API with all its pages, the file and the page of each place, the profiles,
 * the schools of each district side by side, the stories, and what else a visitor opens. By `measure place group`.
 */
export async function readFaces(house: TestHouse): Promise<Read> {
  const read: Read = new Map();
  const note = (face: string, { measure, place, group, value }: Listed) => {
    const key = `${measure} ${place} ${group}`;
    read.set(key, (read.get(key) ?? new Map()).set(face, value));
  };
  const text = async (path: string) => {
    const response = await house.app.request(`${house.config.BASE_URL}${path}`);
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return response.text();
  };
  const json = async <T>(path: string) => JSON.parse(await text(path)) as T;

  const places = new Set<string>();
  for (let after: string | null = ''; after !== null;) {
    const page: { figures: Listed[]; next: string | null } = await json(
      `/api/v1/figures?limit=1000${after && `&after=${encodeURIComponent(after)}`}`,
    );
    for (const figure of page.figures) {
      note('API', figure);
      places.add(figure.place);
    }
    after = page.next;
  }
  for (const place of places) {
    for (const row of rowsOf(await text(`/figures/places/${place}.csv`))) note('file', row);
    const page = await text(`/figures/places/${place}`);
    for (const figure of inPage(page)) note('page', figure);
    const profile = /href="(\/(?:schools|districts)\/[^"/?]+)"/u.exec(page)?.[1];
    if (profile) for (const figure of inPage(await text(profile))) note('profile', figure);
    const groups = new Set(
      [...page.matchAll(new RegExp(`href="/figures/enrollment/${place}/([-a-z0-9]+)"`, 'gu'))].map(
        ([, group]) => group,
      ),
    );
    if (page.includes(`/figures/enrollment/${place}/all/schools`))
      for (const group of groups)
        for (const row of rowsOf(await text(`/figures/enrollment/${place}/${group}/schools.csv`)))
          note('side by side', { ...row, place: row.school! });
  }
  const { stories } = await json<{ stories: { slug: string }[] }>('/api/v1/stories');
  for (const { slug } of stories) {
    const { figures } = await json<{
      figures: { series: { ref: Omit<Listed, 'value'>; points: { value: number | null }[] }[] }[];
    }>(`/api/v1/stories/${slug}`);
    for (const { series } of figures)
      for (const { ref, points } of series) note('story', { ...ref, value: points.at(-1)!.value });
    for (const figure of inPage(await text(`/stories/${slug}`))) note('story page', figure);
  }
  for (const path of ['/', '/map', '/schools', '/districts', '/figures', '/figures/enrollment', '/stories/feed.xml'])
    for (const figure of inPage(await text(path))) note(path, figure);
  return read;
}

function rowsOf(csv: string): (Listed & { school?: string })[] {
  const rows: Record<string, string>[] = parse(csv, { columns: true, bom: true });
  return rows.map(({ measure = '', place = '', group = '', school, value }) => ({
    measure,
    place,
    group,
    ...(school !== undefined && { school }),
    value: value ? Number(value) : null,
  }));
}

/** Numbers that stand beside the link to their figure: in a row of a table, or large. */
function inPage(html: string): Listed[] {
  const link = String.raw`href="/figures/([-a-z]+)/([-\da-f]{36})/([-a-z0-9]+)">[^<]*</a>`;
  const beside = new RegExp(
    `${link}(?:</th><td[^>]*>|</p><p class="figure-number__line"><span class="figure-number__value">)(.*?)</(?:td|span)>`,
    'gu',
  );
  return [...html.matchAll(beside)].map(([, measure = '', place = '', group = '', shown = '']) => ({
    measure,
    place,
    group,
    value: /^[\d,.]+%?$/u.test(shown) ? Number(shown.replaceAll(/[,%]/gu, '')) : null,
  }));
}
