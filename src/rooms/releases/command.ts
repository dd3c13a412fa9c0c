import { v7 as uuidv7 } from 'uuid';
import type { Command, Desk, ExitCode } from '#ground/cli/command.js';
import type { Database } from '#ground/db/open.js';
import { keeperScope, type Scope } from '#ground/db/scope.js';
import { JobRefused } from '#ground/jobs/job.js';
import { findOrganization } from '#rooms/network/room.js';
import { listIndicators, readExtents } from '#rooms/results/room.js';
import { auditRelease } from './audit.js';
import { breakdowns } from './breakdowns.js';
import { lookAt } from './looking/look.js';
import { lockReleases, publishRelease } from './publishing/publish.js';
import { findRuleSet, ruleSets } from './protect/rules.js';
import { approve, audiences, findProposal, isApproved, isAudience, propose } from './proposal.js';
import { mannerOf } from './releasable.js';
import { words } from './words.js';

const say = words.in('en');
type Options = Parameters<Command['run']>[2];

/** `longtable release propose | approve ID | audit ID`: releases, for those who work without the pages. */
export const releaseCommand: Command = {
  name: 'release',
  describe: (parser) =>
    parser
      .description('Propose a release of figures, approve it as a second person, or attack a release once more.')
      .argument('<what>', 'propose, approve or audit')
      .argument('[id]', 'of the proposal to approve, or of the release to audit')
      .option('--district <id>', 'whose records, by our id or its NCES id')
      .option('--indicators <keys>', 'such as chronic-absence,attendance-rate')
      .option('--years <years>', 'the years in which the school years begin, such as 2024,2025')
      .option('--breakdowns <names>', `any of ${breakdowns.map(({ name }) => name).join(', ')}`, '')
      .option('--district-only', 'without its schools')
      .option(
        '--audience <name>',
        `who will see it: ${audiences.join(' or ')} (the site teams of its schools)`,
        'everyone',
      )
      .option('--rules <key>', `one of ${ruleSets.map(({ key }) => key).join(', ')}`, ruleSets[0]!.key)
      .option('--licence <words>', 'what others may do with the figures', 'CC BY 4.0')
      .option('--by <email>', 'who proposes or approves: a data steward of the district'),
  run: async (desk, [what, id = ''], options) => {
    const database = await desk.database();
    if (what === 'propose') return proposeRelease(desk, database, options);
    if (what === 'approve') return approveRelease(desk, database, id, options);
    if (what === 'audit') return audit(desk, database, id);
    return refuse(desk, say('cli.what'));
  },
};

async function proposeRelease(desk: Desk, database: Database, options: Options): Promise<ExitCode> {
  return keeperScope(database, async (scope) => {
    const district = await findOrganization(scope, text(options, 'district'));
    if (district?.kind !== 'district')
      return refuse(desk, say('cli.district', { district: text(options, 'district') }));
    const person = await findSteward(scope, district.id, text(options, 'by'));
    if (!person) return refuse(desk, say('cli.by', { person: text(options, 'by') }));
    const wanted = {
      indicators: list(options, 'indicators'),
      years: list(options, 'years'),
      breakdowns: list(options, 'breakdowns'),
    };
    const wrong = await wrongWord(scope, district.id, wanted, text(options, 'rules'));
    if (wrong) return refuse(desk, wrong);
    const audience = text(options, 'audience');
    if (!isAudience(audience)) return refuse(desk, say('cli.audience', { given: audience }));
    const id = uuidv7();
    await propose(scope, {
      id,
      districtId: district.id,
      ...wanted,
      years: wanted.years.map(Number),
      schools: options['districtOnly'] !== true,
      audience,
      rules: text(options, 'rules'),
      licence: text(options, 'licence'),
      corrects: null,
      reason: '',
      proposedBy: person,
    });
    await lockReleases(scope, district.id);
    const { holds } = await lookAt(scope, (await findProposal(scope, id))!, (done, total) =>
      desk.progress(`${done} of ${total} school years`),
    );
    desk.say(say(holds ? 'cli.proposed' : 'cli.unsafe', { id }));
    return holds ? 0 : 3;
  });
}

async function approveRelease(desk: Desk, database: Database, id: string, options: Options): Promise<ExitCode> {
  return keeperScope(database, async (scope) => {
    const proposal = await findProposal(scope, id);
    if (!proposal) return refuse(desk, say('cli.noProposal', { id }));
    const person = await findSteward(scope, proposal.districtId, text(options, 'by'));
    if (!person) return refuse(desk, say('cli.by', { person: text(options, 'by') }));
    if (person === proposal.proposedBy) return refuse(desk, say('approve.own'));
    if (!(await isApproved(scope, proposal))) await approve(scope, proposal, person, null);
    const number = await publishRelease(scope, proposal);
    desk.say(say('cli.released', { number }));
    return 0;
  }).catch((error: unknown) => {
    if (error instanceof JobRefused) return refuse(desk, say('cli.refused', { why: error.message }));
    throw error;
  });
}

async function audit(desk: Desk, database: Database, id: string): Promise<ExitCode> {
  const found = await keeperScope(database, (scope) => auditRelease(scope, id));
  if (!found) return refuse(desk, say('cli.noRelease', { id }));
  desk.say(say('cli.audited', { releases: found.releases, attacked: found.attacked, exposed: found.exposed }));
  return found.exposed === 0 ? 0 : 3;
}

/** What of a proposal is not there, in words. */
async function wrongWord(
  scope: Pick<Scope, 'client'>,
  district: string,
  wanted: { indicators: string[]; years: string[]; breakdowns: string[] },
  rules: string,
): Promise<string | undefined> {
  const indicators = (await listIndicators(scope)).filter((each) => mannerOf(each)).map(({ key }) => key);
  const years = (await readExtents(scope, district, [district])).map(({ year }) => String(year));
  const offered = { indicators, years, breakdowns: breakdowns.map(({ name }) => name) };
  for (const part of ['indicators', 'years', 'breakdowns'] as const) {
    const unknown = wanted[part].filter((word) => !offered[part].includes(word));
    if (unknown.length > 0 || (part !== 'breakdowns' && wanted[part].length === 0))
      return say('cli.offered', { option: part, given: unknown.join(', '), offered: offered[part].join(', ') });
  }
  return findRuleSet(rules) ? undefined : say('error.rules');
}

async function findSteward(
  { client }: Pick<Scope, 'client'>,
  district: string,
  email: string,
): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string }>(
    `select p.id from commons.person p join commons.holding h on h.person_id = p.id
     where lower(p.email) = lower($2) and h.place_id = $1 and h.role = 'district data steward' and commons.in_force(h.starts_on, h.ends_on)`,
    [district, email],
  );
  return rows[0]?.id;
}

const text = (options: Options, name: string): string => String(options[name] ?? '');
const list = (options: Options, name: string): string[] => text(options, name).split(',').filter(Boolean);

function refuse(desk: Desk, message: string): ExitCode {
  desk.say(message);
  return 2;
}
