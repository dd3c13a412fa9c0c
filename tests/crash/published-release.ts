import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { keeperScope } from '#ground/db/scope.js';
import { approve, findProposal, lookAt, propose } from '#rooms/releases/room.js';
import { refreshResults } from '#rooms/results/room.js';
import { writeDistrict } from '../../demo/district/files.ts';
import { loadFictionalRecords } from '../records/fictional.js';
import type { Publishable } from './publishable.js';

const [proposer, approver] = [uuidv7(), uuidv7()];

/** The same tables of a small district, released again and again; the version is the number of the release. */
export function publishedRelease(): Publishable {
  let district = '';
  return {
    job: 'publish-release',
    begin: async (victim) => {
      const folder = mkdtempSync(join(tmpdir(), 'lt-release-'));
      await writeDistrict(folder, { seed: 1998, students: 700, years: [2025] });
      await victim.look(async (database) => {
        ({ district } = await loadFictionalRecords(database, folder));
        await keeperScope(database, async (scope) => {
          await scope.client.query(`insert into commons.person (id, name) values ($1, 'Proposer'), ($2, 'Approver')`, [
            proposer,
            approver,
          ]);
          await refreshResults(scope, district);
        });
      });
      rmSync(folder, { recursive: true });
    },
    prepare: (database) =>
      keeperScope(database, async (scope) => {
        const id = uuidv7();
        await propose(scope, {
          id,
          districtId: district,
          indicators: ['attendance-rate', 'chronic-absence'],
          years: [2025],
          breakdowns: ['gender'],
          schools: true,
          audience: 'everyone',
          rules: 'groups-of-10',
          licence: 'CC BY 4.0',
          corrects: null,
          reason: '',
          proposedBy: proposer,
        });
        const proposal = (await findProposal(scope, id))!;
        await lookAt(scope, proposal);
        await approve(scope, proposal, approver, null);
        return id;
      }),
    ask: (database, subject) =>
      keeperScope(database, async ({ client }) => {
        await client.query(`select jobs.enqueue('publish-release', $1)`, [subject]);
      }),
    kept: async (database) => {
      const { rows } = await database.pool('keeper').query<{ version: number; whole: boolean; figures: number }>(
        `select r.number as version,
           (select count(*) from published.release_cell c where c.release_id = r.id) = (select count(*) from records.release_cell c where c.proposal_id = r.id)
           and (select count(*) from published.release_table t where t.release_id = r.id) = 2 as whole,
           (select count(*)::int from published.figure f join published.source s on s.id = f.source_id where s.release_id = r.id) as figures
         from published.release r order by number desc`,
      );
      const [latest, ...before] = rows;
      const { rows: all } = await database
        .pool('keeper')
        .query<{ figures: number; sources: number }>(
          `select (select count(*)::int from published.figure) as figures, (select count(*)::int from published.source where superseded_by is null) as sources`,
        );
      const isWhole = rows.every(({ whole }) => whole) && before.every(({ figures }) => figures === 0);
      const isAlone = latest
        ? latest.figures === all[0]!.figures && latest.figures > 20 && all[0]!.sources === 1
        : all[0]!.figures === 0;
      if (!isWhole || !isAlone || rows.length !== (latest?.version ?? 0))
        throw new Error(`a part of a release is there: ${JSON.stringify({ rows, all })}`);
      return latest?.version ?? 0;
    },
    shown: async (get) => {
      const { releases } = (await (await get('/api/v1/releases')).json()) as {
        releases: { id: string; number: number }[];
      };
      const [latest] = releases;
      const list = await (await get('/releases')).text();
      const csv = latest ? await (await get(`/releases/${latest.id}.csv`)).text() : '';
      return {
        api: latest?.number ?? 0,
        list: Number(/(\d+)/u.exec(/>\s*Release (\d+) of/u.exec(list)?.[0] ?? '')?.[1] ?? 0),
        csv: Number(/\n(\d+),attendance-rate/u.exec(csv)?.[1] ?? 0),
      };
    },
  };
}
