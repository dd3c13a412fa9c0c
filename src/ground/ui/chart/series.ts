/** Each series differs from the others by colour, dash and symbol, so that colour is never alone. */
export const dashes = ['none', '8 4', '2 4', '12 4 2 4', '5 2'];

/** The symbol of each series: its name in Observable Plot, and its path for the legend, around the origin. */
export const symbols = [
  { name: 'circle', path: 'M5 0A5 5 0 1 1-5 0 5 5 0 1 1 5 0Z' },
  { name: 'square', path: 'M-4.5-4.5h9v9h-9Z' },
  { name: 'diamond2', path: 'M0-6 6 0 0 6-6 0Z' },
  { name: 'triangle', path: 'M0-6 5.5 4h-11Z' },
  { name: 'cross', path: 'M-2-6h4v4h4v4h-4v4h-4v-4h-4v-4h4Z' },
] as const;
