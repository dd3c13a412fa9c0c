import { z } from 'zod';

const column = z.string().min(1);

/** What a column of numbers holds. */
const figureColumn = z.object({
  measure: z.string().min(1),
  /** The group of students; null where the row's own group counts. */
  group: z.string().nullable(),
  /** The school year; null where the file's or the row's year counts. */
  year: z.string().nullable().default(null),
  /** `fraction`: 0.917 stands for 91.7%. */
  scale: z.enum(['as written', 'fraction']).default('as written'),
});

/** How a file is to be understood: what a person settled, or a mapping file says. */
export const mappingSchema = z.object({
  places: z.object({
    level: z.enum(['school', 'district']),
    name: column.nullable(),
    id: column.nullable(),
    /** 'nces', or a state's own codes as 'state:RI'. */
    idSystem: z.string().nullable(),
    districtName: column.nullable().default(null),
    districtId: column.nullable().default(null),
    /** Postal code of the state that the figures are about. */
    state: z.string().length(2),
    /** What stands in the name column of the row for the whole state. */
    stateRow: z.string().nullable().default(null),
  }),
  /** The same year for the whole file, or the column that holds it. */
  year: z.union([z.object({ fixed: z.string() }), z.object({ column })]),
  /** The column that names the group of a row, and what its values mean; null leaves rows of that value out. */
  groups: z
    .object({ column, values: z.record(z.string(), z.string().nullable()) })
    .nullable()
    .default(null),
  /** Only rows with this value in this column count, such as All Grades in Grade. */
  only: z.record(z.string(), z.string()).default({}),
  figures: z.record(z.string(), figureColumn),
  /** What a zero means. `withheld`: the publisher writes 0 where it withholds. */
  zeros: z.enum(['zero', 'withheld']).default('zero'),
  /** What the file's own marks mean, before the usual ones; '' is the empty cell. */
  marks: z.record(z.string(), z.enum(['withheld', 'missing', 'not applicable'])).default({}),
  /** The publisher withholds counts below this; null where that is not known. */
  withheldBelow: z.number().int().positive().nullable().default(null),
  /** The place of each row that was matched by a person: our id or 'nces:440003000001'; null leaves the row out. */
  matches: z.record(z.string(), z.string().nullable()).default({}),
});

export type Mapping = z.infer<typeof mappingSchema>;
export type FigureColumn = z.infer<typeof figureColumn>;

/** Whose figures they are: required before anything can be shown. Days are ISO days. */
export const sourceSchema = z.object({
  publisher: z.string().min(1),
  title: z.string().min(1),
  url: z.url({ protocol: /^https?$/ }).nullable(),
  licence: z.string().min(1),
  asOf: z.iso.date(),
  publishedOn: z.iso.date().nullable(),
  retrievedOn: z.iso.date(),
  note: z.string().nullable(),
  year: z.string().regex(/^\d{4}(-\d{2})?$/),
});

export type SourceFacts = z.infer<typeof sourceSchema>;
