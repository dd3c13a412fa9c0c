import type { Room } from '#ground/room.js';
import { attendance } from '#rooms/attendance/room.js';
import { directory } from '#rooms/directory/room.js';
import { figureImports } from '#rooms/figure-imports/room.js';
import { figures, figuresSection } from '#rooms/figures/room.js';
import { createNetworkRoom } from '#rooms/network/room.js';
import { createOperationsRoom } from '#rooms/operations/room.js';
import { pages } from '#rooms/pages/room.js';
import { people } from '#rooms/people/room.js';
import { releases } from '#rooms/releases/room.js';
import { reports } from '#rooms/reports/room.js';
import { results } from '#rooms/results/room.js';
import { roster } from '#rooms/roster/room.js';
import { setup } from '#rooms/setup/room.js';
import { principles } from '#rooms/principles/room.js';
import { stories, storiesSection } from '#rooms/stories/room.js';

/** The rooms of the house, by name. */
export const rooms: readonly Room[] = [
  pages,
  people,
  createNetworkRoom({ sections: [figuresSection, storiesSection] }),
  directory,
  // Its addresses begin like those of figures, so they are asked first.
  figureImports,
  figures,
  stories,
  principles,
  releases,
  attendance,
  reports,
  results,
  roster,
  setup,
  createOperationsRoom(() => rooms),
];
