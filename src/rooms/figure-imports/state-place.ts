import { v5 } from 'uuid';

/** The id of a whole state as a place of figures: the same in every installation. */
export const statePlaceId = (code: string): string => v5(`state:${code}`, '5a3e6e0c-96cf-4d3a-9d55-6d0a1b1f1c57');
