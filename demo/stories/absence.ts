import type { Scope } from '#ground/db/scope.js';
import type { Locale } from '#ground/i18n/locale.js';
import { inTurn } from '#rooms/stories/block/in-turn.js';
import { formatValue } from '#rooms/stories/block/series.js';
import { districtId } from '../records.ts';
import { bearsOut, factOf, ranked } from './facts.ts';
import type { DemoStory } from './write.ts';

const measure = 'records-chronic-absence';

/** What the fictional district tells of its chronic absence, from its first release. */
export async function absenceStory(scope: Scope): Promise<DemoStory | undefined> {
  const now = await factOf(scope, measure, districtId, 'all');
  const { rows: schools } = await scope.client.query<{ id: string }>(
    `select id from commons.organization where kind = 'school' and parent_id = $1 order by name`,
    [districtId],
  );
  const bySchool = ranked(
    (await inTurn(schools, ({ id }) => factOf(scope, measure, id, 'all'))).filter((fact) => fact !== undefined),
  );
  const [most, least] = [bySchool[0], bySchool.at(-1)];
  const before = now?.series.points[0];
  if (!now || !most || !least || !before || before.value === null) return undefined;
  bearsOut('chronic absence fell from year to year', falls(now.series.points.map(({ value }) => value)));
  bearsOut('about one student in five is chronically absent', Math.abs(now.value - 20) < 2);
  bearsOut('the schools lie far apart', most.value > 2 * least.value);
  const both = (en: string, es: string) => ({ en, es });
  const { value: first } = before;
  const said = (locale: Locale) => ({ now: now.say(locale), before: formatValue(locale, now.series.unit, first) });
  const [en, es] = [said('en'), said('es')];
  return {
    id: '01930000-0000-7000-8000-000000000004',
    placeId: districtId,
    published: true,
    heading: {
      title: both(
        'A fictional district: each year, fewer students miss a tenth of their days',
        'Un distrito ficticio: cada año, menos estudiantes pierden una décima parte de sus días',
      ),
      summary: both(
        `In Quahog Harbor, a district that does not exist, ${en.now} of students were chronically absent in ${now.year}. Two years before it was ${en.before}.`,
        `En Quahog Harbor, un distrito que no existe, el ${es.now} de los estudiantes tuvo ausencia crónica en ${now.year}. Dos años antes era el ${es.before}.`,
      ),
      origin: { en: 'original', es: 'human' },
      byline: 'Ana Ribeiro (fictional)',
    },
    blocks: [
      {
        kind: 'text',
        markdown: both(
          `**Quahog Harbor is made up.** No school or student in this story exists. It shows how a district can tell what its records say, without telling of any one child.`,
          `**Quahog Harbor es inventado.** Ninguna escuela ni ningún estudiante de esta historia existe. Muestra cómo un distrito puede contar lo que dicen sus registros sin hablar de ningún niño en particular.`,
        ),
      },
      {
        kind: 'number',
        ref: now.key,
        year: now.year,
        sentence: both(
          'That is about one student in five. A student counts who missed at least one day in ten.',
          'Es cerca de uno de cada cinco. Cuenta quien faltó al menos uno de cada diez días.',
        ),
      },
      {
        kind: 'chart',
        form: 'line',
        refs: [now.key],
        title: both('The share fell in both years', 'La proporción bajó en los dos años'),
        note: both('', ''),
      },
      {
        kind: 'text',
        markdown: both(
          `## School by school\n\nIn ${now.year} it was **${en.now}** in the district. In ${most.series.placeName} it was **${most.say('en')}**, in ${least.series.placeName} **${least.say('en')}**. The numbers do not say why. Our site teams ask families what keeps a child at home: a bus that does not come, a cough, a worry.`,
          `## Escuela por escuela\n\nEn ${now.year} fue del **${es.now}** en el distrito. En ${most.series.placeName} fue del **${most.say('es')}**; en ${least.series.placeName}, del **${least.say('es')}**. Los números no dicen por qué. Nuestros equipos preguntan a las familias qué hace que un niño se quede en casa: un autobús que no llega, una tos, una preocupación.`,
        ),
      },
      {
        kind: 'chart',
        form: 'bars',
        refs: bySchool.map(({ key }) => key),
        title: both(
          'The fictional district’s schools lie far apart',
          'Las escuelas del distrito ficticio están lejos unas de otras',
        ),
        note: both(
          'Small groups are withheld in the release that these figures come from.',
          'Los grupos pequeños se reservan en la publicación de la que vienen estas cifras.',
        ),
      },
    ],
  };
}

const falls = (values: readonly (number | null)[]): boolean =>
  values.every((value, index) => value !== null && (index === 0 || value < values[index - 1]!));
