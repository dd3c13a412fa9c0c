import type { Room } from '#ground/room.js';
import { importCommand, undoImportCommand } from './command.js';

export { importRecords } from './importing/run.js';

/** Student records as the districts' own systems export them. */
export const roster: Room = { name: 'roster', commands: [importCommand, undoImportCommand] };
