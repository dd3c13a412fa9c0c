import type { Job, JobContext } from '#ground/jobs/job.js';
import { isLocale } from '#ground/i18n/locale.js';
import { findDistrict } from '../district.js';
import type { Refusal } from '../importing/run.js';
import { words } from '../words.js';
import { findDrops } from './find.js';
import { takeDrop } from './take.js';

const quietMinutes = 10;

/** Takes the exports that were put into the folder of RECORDS_DROP and have lain there unchanged for a while. */
export const takeDroppedRecords: Job = {
  name: 'take-dropped-records',
  schedule: '*/10 * * * *',
  run: (context) => takeAll(context, Date.now() - quietMinutes * 60_000),
};

/**
 * One at a time, whoever else asks. What goes wrong with one export holds up no other; it stays where it is for the next time.
 * @param quietSince what changed later may not be complete
 */
export async function takeAll(
  { database, config, log }: Pick<JobContext, 'database' | 'config' | 'log'>,
  quietSince: number,
): Promise<void> {
  if (!config.RECORDS_DROP) return;
  const client = await database.connect('keeper');
  try {
    const { rows } = await client.query<{ mine: boolean }>(
      `select pg_try_advisory_lock(hashtextextended('take-dropped-records', 0)) as mine`,
    );
    if (!rows[0]!.mine) return;
    let failures = 0;
    for (const drop of await findDrops(config.RECORDS_DROP, quietSince)) {
      try {
        const districtId = await findDistrict(database, drop.district);
        if (districtId) await takeDrop(database, districtId, drop);
        else log.warn('no such district', { folder: drop.district });
      } catch (error) {
        failures += 1;
        log.error('an export could not be taken', { folder: drop.district, error: (error as Error).message });
      }
    }
    if (failures > 0) throw new Error(`${failures} exports could not be taken`);
  } finally {
    await client.end();
  }
}

/** Tells the data stewards of a district by mail that an export waits for them. Started again it may tell twice. */
export const tellOfDroppedRecords: Job = {
  name: 'tell-of-dropped-records',
  run: async ({ database, config, mailer, subject }) => {
    const { rows } = await database.pool('keeper').query<Waiting>(
      `select u.email, p.locale, i.district_id as "districtId", i.refused, i.source_system as "sourceSystem"
       from records.import i
       join commons.holding h on h.place_id = i.district_id and h.role = 'district data steward' and commons.in_force(h.starts_on, h.ends_on)
       join commons.person p on p.id = h.person_id
       join auth."user" u on u.id = p.id
       where i.id = $1 and i.number is null order by u.email`,
      [subject],
    );
    for (const { email, locale, districtId, refused, sourceSystem } of rows) {
      const say = words.in(isLocale(locale) ? locale : 'en');
      const reason = say(`drop.reason.${refused ?? 'nothing to read'}`);
      const link = `${config.BASE_URL}/records/${districtId}/imports/${subject}`;
      await mailer.send({
        to: email,
        subject: say('drop.mail.subject'),
        text: say('drop.mail.text', { system: sourceSystem, reason, link }),
      });
    }
  },
};

interface Waiting {
  email: string;
  locale: string;
  districtId: string;
  refused: Refusal | null;
  sourceSystem: string;
}
