import { holders, type Policy } from '#ground/http/route.js';

export const keepsHouse: Policy = {
  ...holders('network staff'),
  sentence: 'Network staff see how the installation is and try failed work again',
};
