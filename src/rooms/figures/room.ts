import type { Room } from '#ground/room.js';
import { routes } from './routes.js';

export { figuresSection } from './section.js';
export { findSeries, listSeries } from './series.js';
export { dimensions, groupOf, groups, isGroup } from './groups.js';
export { groupName } from './group-name.js';
export { listMeasures, type Measure } from './measures.js';
export { isState } from './places.js';
export type { FigureRef, FigureSeries, Mark } from './series.js';

/** Figures that others published, shown as theirs. */
export const figures: Room = { name: 'figures', routes };
