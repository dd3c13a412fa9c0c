import type { Room } from '#ground/room.js';

/** The rooms of the house, by name. */
export const rooms: readonly Room[] = [];
