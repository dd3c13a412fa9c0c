import type { Desk } from '#ground/cli/command.js';
import { loadFigures } from './figures.ts';
import { loadNetwork } from './network.ts';
import { loadPages } from './pages.ts';
import { loadPeople } from './people.ts';
import { loadPrinciples } from './principles.ts';
import { loadPromises } from './promises.ts';
import { loadRecords } from './records.ts';
import { loadReleases } from './releases.ts';
import { loadStories, loadStoryOfRelease } from './stories.ts';

/** What the demonstration is made of, in the order in which each part needs the ones before. Each can be run again. */
const parts: { name: string; load(desk: Desk): Promise<void> }[] = [
  { name: 'network', load: loadNetwork },
  { name: 'people', load: loadPeople },
  { name: 'pages', load: loadPages },
  { name: 'principles', load: loadPrinciples },
  { name: 'figures', load: loadFigures },
  { name: 'stories', load: loadStories },
  { name: 'records', load: loadRecords },
  { name: 'promises', load: loadPromises },
  { name: 'releases', load: loadReleases },
  { name: 'story of a release', load: loadStoryOfRelease },
];

/** Makes the demonstration coalition, or what is missing of it. */
export async function load(desk: Desk): Promise<void> {
  for (const { name, load: loadPart } of parts) {
    desk.progress(`Demonstration: ${name}`);
    await loadPart(desk);
  }
  desk.progress('Demonstration: ready\n');
}
