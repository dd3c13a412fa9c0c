import { z } from 'zod';

/** What an archive says of itself: what made it, when, for which schema, and what each table must amount to. */
export const manifestSchema = z.object({
  format: z.literal(1),
  madeBy: z.string(),
  madeAt: z.iso.datetime(),
  /** The schema: every migration that had been applied. */
  migrations: z.array(z.object({ name: z.string(), sha256: z.string() })),
  tables: z.array(
    z.object({
      name: z.string(),
      columns: z.array(z.string()),
      rows: z.number().int().nonnegative(),
      bytes: z.number().int().nonnegative(),
      sha256: z.string(),
    }),
  ),
  sequences: z.array(z.object({ name: z.string(), value: z.string(), called: z.boolean() })),
});

export type Manifest = z.output<typeof manifestSchema>;
export type ArchivedTable = Manifest['tables'][number];

export const manifestEntry = 'manifest.json';
export const tableEntry = (table: string) => `tables/${table}.copy`;

/** Something that whoever backs up or restores must correct first. The message says what. */
export class ArchiveRefused extends Error {}
