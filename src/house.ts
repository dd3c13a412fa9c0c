import type { Room } from '#ground/room.js';
import { figureImports } from '#rooms/figure-imports/room.js';
import { figures, figuresSection } from '#rooms/figures/room.js';
import { createNetworkRoom } from '#rooms/network/room.js';
import { people } from '#rooms/people/room.js';
import { stories, storiesSection } from '#rooms/stories/room.js';

/** The rooms of the house, by name. */
export const rooms: readonly Room[] = [
  people,
  createNetworkRoom({ sections: [figuresSection, storiesSection] }),
  // Before the figures, whose addresses begin alike and take any word.
  figureImports,
  figures,
  stories,
];
