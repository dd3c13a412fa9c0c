import type { Scope } from '#ground/db/scope.js';
import { inTurn } from '#rooms/stories/block/in-turn.js';
import { findSeries } from '#rooms/figures/room.js';
import { refKey } from '#rooms/stories/block/series.js';
import { bearsOut, factOf, placeId, ranked } from './facts.ts';
import type { DemoStory } from './write.ts';

const centralFalls = '4400120';
const others = ['4400900', '4400840', '4401200', '4400720'];

/** English learners in Central Falls: the share beside other cities, and the schools of the city. */
export async function learnersStory(scope: Scope, picture: string): Promise<DemoStory | undefined> {
  const place = await placeId(scope, centralFalls);
  const state = await placeId(scope, 'RI');
  if (!place || !state) return undefined;
  const fact = (measure: string, where: string, group = 'english-learner') => factOf(scope, measure, where, group);
  const [number, share, all, stateShare] = [
    await fact('enrollment', place),
    await fact('enrollment-share', place),
    await fact('enrollment', place, 'all'),
    await fact('enrollment-share', state),
  ];
  const ids = (await inTurn(others, (code) => placeId(scope, code))).filter((id) => id !== undefined);
  const beside = ranked((await inTurn(ids, (id) => fact('enrollment-share', id))).filter((one) => one !== undefined));
  const schools = await schoolSeries(scope, place);
  if (!number || !share || !all || !stateShare || beside.length === 0) return undefined;
  const [next] = beside;
  bearsOut('more than half of the students are learning English', share.value > 50);
  bearsOut(
    'no city shown has a greater share',
    beside.every(({ value }) => value < share.value),
  );
  bearsOut('the share is more than three times the state’s', share.value > 3 * stateShare.value);
  const both = (en: string, es: string) => ({ en, es });
  return {
    id: '01930000-0000-7000-8000-000000000002',
    placeId: place,
    published: true,
    heading: {
      title: both(
        'In Central Falls, more than half of the students are learning English',
        'En Central Falls, más de la mitad de los estudiantes está aprendiendo inglés',
      ),
      summary: both(
        `${number.say('en')} of ${all.say('en')} students were English learners on October 1, 2024: more than three times the share of the state.`,
        `${number.say('es')} de ${all.say('es')} estudiantes aprendían inglés el 1 de octubre de 2024: más de tres veces la proporción del estado.`,
      ),
      origin: { en: 'original', es: 'human' },
      byline: 'Demonstration desk',
    },
    blocks: [
      {
        kind: 'picture',
        picture,
        alt: both(
          'A drawing of a long green table from above, with many people of different colors sitting around it.',
          'Dibujo de una mesa larga y verde vista desde arriba, con muchas personas de distintos colores sentadas alrededor.',
        ),
        caption: both('', ''),
        credit: 'Longtable, Apache-2.0',
      },
      {
        kind: 'text',
        markdown: both(
          `On October 1, 2024, Rhode Island counted its students. In Central Falls, **${number.say('en')}** of **${all.say('en')}** were English learners: they speak another language at home or first, and learn English at school.`,
          `El 1 de octubre de 2024, Rhode Island contó a sus estudiantes. En Central Falls, **${number.say('es')}** de **${all.say('es')}** aprendían inglés: hablan otra lengua en casa o la hablaron primero, y aprenden inglés en la escuela.`,
        ),
      },
      {
        kind: 'number',
        ref: share.key,
        year: share.year,
        sentence: both(
          `In the state as a whole it is ${stateShare.say('en')}.`,
          `En todo el estado es el ${stateShare.say('es')}.`,
        ),
      },
      {
        kind: 'chart',
        form: 'bars',
        refs: [share.key, ...beside.map(({ key }) => key), stateShare.key],
        title: both(
          'Central Falls has the greatest share of the cities shown',
          'Central Falls tiene la mayor proporción entre las ciudades mostradas',
        ),
        note: both('', ''),
      },
      {
        kind: 'text',
        markdown: both(
          `## Not every city is alike\n\nThe next of the cities shown is **${next?.series.placeName}** with ${next?.say('en')}. A child who learns English has a first language to build on: schools that work in two languages use both.\n\n## School by school\n\nThe count also names the schools. Where very few children are in a group, the number is withheld, so that no child can be singled out.`,
          `## No todas las ciudades son iguales\n\nLa siguiente de las ciudades mostradas es **${next?.series.placeName}**, con el ${next?.say('es')}. Quien aprende inglés ya tiene una primera lengua en la que apoyarse: las escuelas que trabajan en dos idiomas usan las dos.\n\n## Escuela por escuela\n\nEl conteo también nombra las escuelas. Cuando hay muy pocos niños en un grupo, el número se reserva para que no se pueda identificar a nadie.`,
        ),
      },
      ...(schools.length > 1
        ? [
            {
              kind: 'chart' as const,
              form: 'bars' as const,
              refs: schools,
              title: both(
                'English learners at the schools of Central Falls',
                'Estudiantes que aprenden inglés en las escuelas de Central Falls',
              ),
              note: both('', ''),
            },
          ]
        : []),
    ],
  };
}

/** At most eight schools of the district for which the count says something, withheld or not; the greatest first. */
async function schoolSeries(scope: Scope, district: string): Promise<string[]> {
  const { rows } = await scope.client.query<{ id: string }>(
    `select id from commons.organization where parent_id = $1 and kind = 'school' order by name`,
    [district],
  );
  const series = (
    await inTurn(rows, ({ id }) =>
      findSeries(scope, 'en', { measure: 'enrollment', place: id, group: 'english-learner' }),
    )
  ).filter((one) => one !== undefined);
  return series
    .toSorted((a, b) => (b.points.at(-1)?.value ?? -1) - (a.points.at(-1)?.value ?? -1))
    .slice(0, 8)
    .map(({ ref }) => refKey(ref));
}
