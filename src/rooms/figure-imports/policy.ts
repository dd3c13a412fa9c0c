import { holders } from '#ground/http/route.js';
import type { Visit } from '#ground/http/visit.js';

/** Network staff bring in figures of every place, district data stewards those of their own. The database says the same. */
const importers = ['network staff', 'district data steward'] as const;

export const mayImportFigures = holders(...importers);

/** The place that the actor's files are about: the network, else the district of their role. */
export function placeOfImports({ holdings }: Visit): string | undefined {
  const held = (role: string) => holdings.find((holding) => holding.role === role)?.placeId;
  return held('network staff') ?? held('district data steward');
}
