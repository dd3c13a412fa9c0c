import { z } from 'zod';
import type { ApiDescription, Route } from '#ground/http/route.js';
import { version } from '#ground/version.js';
import { type Schema, type Shape, shapeOf } from './shape.js';

export type ApiRoute = Route & { api: ApiDescription };

interface Parameter {
  name: string;
  in: 'path' | 'query';
  required: boolean;
  description?: string;
  schema: object;
}

const problem = z
  .object({
    type: z.string(),
    status: z.int(),
    title: z.string(),
    detail: z.string(),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });

/** The routes that programs use, in the order of their addresses. */
export const apiRoutes = (routes: readonly Route[]): ApiRoute[] =>
  routes.filter((route): route is ApiRoute => route.api !== undefined).toSorted((a, b) => a.path.localeCompare(b.path));

/**
 * The OpenAPI 3.1 document of every route that describes itself. Its schemas are JSON Schema 2020-12 as zod writes it,
 * which is what OpenAPI 3.1 takes (section 4.4); problems are told as RFC 9457 says.
 */
export function openApiDocument(routes: readonly Route[], address: string, name: string) {
  const paths: Record<string, Record<string, object>> = {};
  const schemas: Record<string, Schema> = {};
  const use: Use = (type, io) => {
    const { schema, named } = inComponents(shapeOf(type, io));
    Object.assign(schemas, named);
    return schema;
  };
  for (const route of apiRoutes(routes))
    (paths[openApiPath(route.path)] ??= {})[route.method.toLowerCase()] = operationOf(route, use);
  return {
    openapi: '3.1.0',
    info: { title: name, version },
    servers: [{ url: address }],
    paths,
    components: { schemas, securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
  };
}

/** Writes a type as a schema and keeps the named ones that it refers to. */
type Use = (type: z.ZodType, io: 'input' | 'output') => Schema;

/** Named schemas stand in one place of the document, and references point there. */
const inComponents = (shape: Shape): Shape =>
  JSON.parse(JSON.stringify(shape).replaceAll('"#/$defs/', '"#/components/schemas/')) as Shape;

function operationOf({ path, who, api, upload, method }: ApiRoute, use: Use) {
  return {
    summary: api.summary,
    description: `${who.sentence}.`,
    // Who is signed in may ask from a page; programs show a key.
    security: method === 'GET' ? [{}, { key: [] }] : [{ key: [] }],
    parameters: [...pathParameters(path, api.params, use), ...(api.query ? parameters(api.query, 'query', use) : [])],
    ...(api.body
      ? { requestBody: { required: true, content: { [bodyType(upload)]: { schema: use(api.body, 'input') } } } }
      : {}),
    responses: {
      200: {
        description: api.summary,
        content: { [api.produces ?? 'application/json']: { schema: use(api.response, 'output') } },
      },
      default: {
        description: 'Why it was not answered',
        content: { 'application/problem+json': { schema: use(problem, 'output') } },
      },
    },
  };
}

/** Bodies are those of forms, so that programs send what pages send. */
const bodyType = (isUpload = false) => (isUpload ? 'multipart/form-data' : 'application/x-www-form-urlencoded');

/** `/schools/:id{[0-9]+}` as OpenAPI writes it: `/schools/{id}` */
export const openApiPath = (path: string) => path.replace(/:(\w+)(?:\{[^/]*\})?/g, '{$1}');

/** Every part of the path, described by the route or else any text. */
function pathParameters(path: string, described: z.ZodObject | undefined, use: Use): Parameter[] {
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  const known = described ? parameters(described, 'path', use) : [];
  return names.map((name) => ({
    ...(known.find((each) => each.name === name) ?? { name, in: 'path', schema: { type: 'string' } }),
    required: true,
  }));
}

function parameters(object: z.ZodObject, place: Parameter['in'], use: Use): Parameter[] {
  const { properties = {}, required = [] } = use(object, 'input');
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: place,
    required: required.includes(name),
    ...(description ? { description } : {}),
    schema,
  }));
}
