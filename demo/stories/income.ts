import type { Scope } from '#ground/db/scope.js';
import { inTurn } from '#rooms/stories/block/in-turn.js';
import { bearsOut, type Fact, factOf, placeId, ranked } from './facts.ts';
import type { DemoStory } from './write.ts';

const districts = ['4400120', '4400900', '4400840', '4401200', '4400720', '4401140', '4400330'];

/** How many students of the state live in families with low income, and where the share is greatest. */
export async function incomeStory(scope: Scope, network: string): Promise<DemoStory | undefined> {
  const state = await placeId(scope, 'RI');
  const ids = (await inTurn(districts, (code) => placeId(scope, code))).filter((id) => id !== undefined);
  if (!state) return undefined;
  const share = await factOf(scope, 'enrollment-share', state, 'economically-disadvantaged');
  const number = await factOf(scope, 'enrollment', state, 'economically-disadvantaged');
  const all = await factOf(scope, 'enrollment', state, 'all');
  const learners = await factOf(scope, 'enrollment-share', state, 'english-learner');
  const found = await inTurn(ids, (id) => factOf(scope, 'enrollment-share', id, 'economically-disadvantaged'));
  const shares = ranked(found.filter((fact): fact is Fact => fact !== undefined && fact.value > (share?.value ?? 100)));
  const [first, second] = shares;
  if (!share || !number || !all || !learners || !first || !second) return undefined;
  bearsOut('more than half of the students live in families with low income', share.value > 50);
  bearsOut('in some cities it is more than three in four', second.value > 75);
  const both = (en: string, es: string) => ({ en, es });
  const none = both('', '');
  return {
    id: '01930000-0000-7000-8000-000000000001',
    placeId: network,
    published: true,
    heading: {
      title: both(
        'More than half of Rhode Island’s students live in families with low income',
        'Más de la mitad de los estudiantes de Rhode Island vive en familias de bajos ingresos',
      ),
      summary: both(
        `On the fall count of 2024, ${number.say('en')} of ${all.say('en')} public school students did. In some cities it is more than three in four.`,
        `En el conteo del otoño de 2024 eran ${number.say('es')} de ${all.say('es')} estudiantes de las escuelas públicas. En algunas ciudades son más de tres de cada cuatro.`,
      ),
      origin: { en: 'original', es: 'human' },
      byline: 'Demonstration desk',
    },
    blocks: [
      {
        kind: 'number',
        ref: share.key,
        year: share.year,
        sentence: both(
          `That is ${number.say('en')} children and young people.`,
          `Son ${number.say('es')} niños y jóvenes.`,
        ),
      },
      {
        kind: 'number',
        ref: learners.key,
        year: learners.year,
        sentence: both(
          'They learn English while they learn everything else.',
          'Aprenden inglés mientras aprenden todo lo demás.',
        ),
      },
      {
        kind: 'text',
        markdown: both(
          `On October 1, 2024, Rhode Island counted its students. It found **${all.say('en')}** of them in public schools. **${share.say('en')}** were counted as living in families with low income.\n\nThe number matters to a community school, because it says who may need more than lessons: a meal, a place to go after school, a nurse, a parent who is met as a partner.\n\n## Where the share is greatest\n\nThe share differs widely from place to place. In **${first.series.placeName}** it is ${first.say('en')}, in **${second.series.placeName}** ${second.say('en')}.`,
          `El 1 de octubre de 2024, Rhode Island contó a sus estudiantes. Encontró a **${all.say('es')}** en las escuelas públicas. El **${share.say('es')}** vivía, según el conteo, en familias de bajos ingresos.\n\nEl número importa a una escuela comunitaria porque dice quién puede necesitar más que clases: una comida, un lugar a donde ir después de la escuela, una enfermera, una familia recibida como aliada.\n\n## Dónde es mayor la proporción\n\nLa proporción cambia mucho de un lugar a otro. En **${first.series.placeName}** es del ${first.say('es')}; en **${second.series.placeName}**, del ${second.say('es')}.`,
        ),
      },
      {
        kind: 'chart',
        form: 'bars',
        refs: [...shares.map(({ key }) => key), share.key],
        title: both(
          `These ${shares.length} districts lie above the state as a whole`,
          `Estos ${shares.length} distritos están por encima del conjunto del estado`,
        ),
        note: both(
          'These districts were chosen to compare with each other. They are not a ranking of all districts.',
          'Estos distritos se eligieron para compararlos entre sí. No son una clasificación de todos los distritos.',
        ),
      },
      {
        kind: 'text',
        markdown: both(
          '## What the number does not say\n\nIncome says nothing about what a child can learn or what a family gives. It tells us where schools, partners and the public should bring more.\n\n- It is a count on one day, not over a year.\n- It follows the state’s own rule for who is counted.\n- It does not say how good a school is.',
          '## Lo que el número no dice\n\nLos ingresos no dicen nada de lo que un niño puede aprender ni de lo que una familia da. Nos dicen a dónde deben llevar más las escuelas, sus aliados y la sociedad.\n\n- Es un conteo de un día, no de un año.\n- Sigue la regla del propio estado sobre a quién se cuenta.\n- No dice qué tan buena es una escuela.',
        ),
      },
      {
        kind: 'table',
        refs: [number.key, all.key],
        title: both('The two counts behind the share', 'Los dos conteos detrás de la proporción'),
        note: none,
      },
      {
        kind: 'steps',
        steps: [
          {
            what: both(
              'Show this page to site leadership teams and ask what it leaves out.',
              'Mostrar esta página a los equipos de liderazgo y preguntar qué le falta.',
            ),
            owner: 'Coalition office (demonstration)',
            date: '2027-02-15',
          },
          {
            what: both(
              'Compare again when the next October count is public.',
              'Comparar de nuevo cuando se publique el próximo conteo de octubre.',
            ),
            owner: 'Coalition office (demonstration)',
            date: '2027-04-30',
          },
        ],
      },
    ],
  };
}
