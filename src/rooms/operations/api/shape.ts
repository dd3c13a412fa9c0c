import { z } from 'zod';

/** One field of what is asked or answered, as a reader of the page needs it. */
export interface Field {
  /** `figures[].value` for a field inside a list inside the answer. */
  name: string;
  type: string;
  required: boolean;
  about: string;
}

/** The parts of JSON Schema that zod writes and that are shown. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  description?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
}

export interface Shape {
  schema: Schema;
  /** Schemas with a name of their own, to which `$ref` points as `#/$defs/Name`. */
  named: Record<string, Schema>;
}

/** A schema as JSON Schema 2020-12: what may be sent (`input`) or what is answered (`output`). */
export function shapeOf(type: z.ZodType, io: 'input' | 'output'): Shape {
  const { $schema: _, $defs: named = {}, ...schema } = z.toJSONSchema(type, { io, unrepresentable: 'any' });
  return {
    schema: {
      ...schema,
      ...(type instanceof z.ZodObject && io === 'input' ? { required: mustBeSent(type) } : {}),
    } as Schema,
    named: named as Shape['named'],
  };
}

/** What has a default, or falls back on one, may be left out: only the type itself knows. */
const mustBeSent = ({ shape }: z.ZodObject): string[] =>
  Object.entries(shape).flatMap(([name, field]) => (z.safeParse(field, undefined).success ? [] : [name]));

/** The fields of a schema, one below the other, with what stands inside objects and lists. */
export function fieldsOf(type: z.ZodType, io: 'input' | 'output'): Field[] {
  const { schema, named } = shapeOf(type, io);
  return inside(schema, '', named);
}

function inside(given: Schema, prefix: string, named: Shape['named']): Field[] {
  const { properties = {}, required = [], items } = follow(given, named);
  if (items) return inside(items, `${prefix}[]`, named);
  return Object.entries(properties).flatMap(([key, field]) => {
    const name = prefix ? `${prefix}.${key}` : key;
    const about = follow(field, named).description ?? '';
    return [
      { name, type: typeOf(field), required: required.includes(key), about },
      ...inside(withoutNull(field), name, named),
    ];
  });
}

const nameIn = (reference: string) => reference.slice(reference.lastIndexOf('/') + 1);

const follow = (schema: Schema, named: Shape['named']): Schema =>
  schema.$ref ? (named[nameIn(schema.$ref)] ?? {}) : schema;

function typeOf(schema: Schema): string {
  if (schema.$ref) return nameIn(schema.$ref);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(' | ');
  if (schema.items) return `${typeOf(schema.items)}[]`;
  const type = Array.isArray(schema.type) ? schema.type.join(' | ') : (schema.type ?? 'any');
  return schema.format ? `${type} (${schema.format})` : type;
}

const withoutNull = (schema: Schema): Schema => schema.anyOf?.find(({ type }) => type !== 'null') ?? schema;
