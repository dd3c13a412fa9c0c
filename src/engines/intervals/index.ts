export { type Interval, wilson } from './wilson.js';
export { type Comparison, compareShares } from './shares.js';
export { compareAverages, type Sums } from './averages.js';
