import { holders } from '#ground/http/route.js';

export const keepsPrinciples = {
  ...holders('network staff'),
  sentence: 'Network staff choose the frameworks that the coalition shows, and write its own',
};
