import { z } from 'zod';
import listed from './bases.json' with { type: 'json' };

const inBoth = z.strictObject({ en: z.string(), es: z.string() });

/** A legal basis is data: what people call it, what it asks for, and where FERPA's rules say so. */
const basisSchema = z.strictObject({ key: z.string(), name: inBoth, text: inBoth, source: z.string() });
export type Basis = z.output<typeof basisSchema>;

/** What exact figures may be handed over for. Whether it holds is for people to judge. */
export const bases: readonly Basis[] = z.array(basisSchema).parse(listed);

export const findBasis = (key: string): Basis | undefined => bases.find((each) => each.key === key);
