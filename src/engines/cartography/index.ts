export { boundsAround, boundsOf } from './bounds.js';
export { type Bounds, project, unproject } from './mercator.js';
export { drawOutline, type DrawnOutline } from './outline.js';
export { detailFor, simplifyTogether } from './simplify.js';
export { boundsOfView, fit, frameOf, leastZoom, mostZoom, move, pixelOf, type View, worldSize } from './view.js';
