import { z } from 'zod';

/** One field of what is asked or answered, as a reader of the page needs it. */
export interface Field {
  /** `figures[].value` for a field inside a list inside the answer. */
  name: string;
  type: string;
  required: boolean;
}

/** The parts of JSON Schema that zod writes and that are shown. */
export interface Schema {
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
}

/** The fields of a schema, one below the other, with what stands inside objects and lists. */
export function fieldsOf(schema: z.ZodType, io: 'input' | 'output' = 'output'): Field[] {
  return inside(schemaOf(schema, io), '');
}

/** A schema as JSON Schema 2020-12: what may be sent (`input`) or what is answered (`output`). */
export function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Schema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest as Schema;
}

function inside(schema: Schema, prefix: string): Field[] {
  const { properties = {}, required = [], items } = schema;
  if (items) return inside(items, `${prefix}[]`);
  return Object.entries(properties).flatMap(([key, field]) => {
    const name = prefix ? `${prefix}.${key}` : key;
    return [{ name, type: typeOf(field), required: required.includes(key) }, ...inside(withoutNull(field), name)];
  });
}

function typeOf(schema: Schema): string {
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(' | ');
  if (schema.items) return `${typeOf(schema.items)}[]`;
  const type = Array.isArray(schema.type) ? schema.type.join(' | ') : (schema.type ?? 'any');
  return schema.format ? `${type} (${schema.format})` : type;
}

const withoutNull = (schema: Schema): Schema => schema.anyOf?.find(({ type }) => type !== 'null') ?? schema;
