import type { Room } from '#ground/room.js';
import { figures } from '#rooms/figures/room.js';
import { stories } from '#rooms/stories/room.js';

/** The rooms of the house, by name. */
export const rooms: readonly Room[] = [figures, stories];
