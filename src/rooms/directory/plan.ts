import { z } from 'zod';
import { fields } from './fields.js';

/** How a person says the file is to be read, and what is to be done. Kept with the import. */
export const planSchema = z.object({
  subject: z.enum(['school', 'district']),
  columns: z.partialRecord(z.enum(fields.school), z.string()),
  /** Whose facts these are, as it is shown beside them. */
  source: z.string().trim().min(1).max(200),
  /** The day the facts are from. */
  asOf: z.iso.date(),
  /** Put back zeros that a spreadsheet took, coordinates that were swapped. */
  repair: z.boolean(),
  /** Add districts that schools name and nobody knows yet. */
  addDistricts: z.boolean(),
});
export type Plan = z.output<typeof planSchema>;
