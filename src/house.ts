import type { Room } from '#ground/room.js';
import { figures } from '#rooms/figures/room.js';

/** The rooms of the house, by name. */
export const rooms: readonly Room[] = [figures];
