import {
  createDocument,
  type oas31,
  type ZodOpenApiObject,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi';
import { ERRORS, type ErrorCode } from '../common/errors/error-table.ts';
import { SESSION_COOKIE } from './http/session-cookie.ts';
import type { AnyRoute } from './route.ts';
import { problemSchema } from './schema/problem.ts';
import type { z } from './schema/zod.ts';
import { VERSION } from './version.ts';

/** OpenAPI 3.1 of the routes, from the same schemas that check the requests. `serverUrl`: where the API is mounted. */
export function openApiDocument(routes: readonly AnyRoute[], serverUrl: string): oas31.OpenAPIObject {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operationOf(route) };
  }
  const document: ZodOpenApiObject = {
    openapi: '3.1.1',
    info: {
      title: 'Perdure',
      version: VERSION,
      description: 'Workflows, their executions, and what they are doing right now. Errors are problem+json (RFC 9457) with a `code`.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: serverUrl }],
    security: [{ apiKey: [] }, { session: [] }],
    tags: [...new Set(routes.map((route) => route.tag))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'An API key, `pdk_…`, or whatever the host application signs in with' },
        session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE, description: 'What `POST /api/session` sets, for browsers' },
      },
    },
  };
  return createDocument(document, { override: ({ jsonSchema }) => tidy(jsonSchema) });
}

/** What zod says of a format or a number beyond what it checks is noise to a reader. */
function tidy(schema: { type?: unknown; format?: unknown; pattern?: unknown; minimum?: unknown; maximum?: unknown }): void {
  if (schema.format !== undefined) delete schema.pattern;
  if (schema.type !== 'integer') return;
  delete schema.pattern;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
}

function operationOf(route: AnyRoute): ZodOpenApiOperationObject {
  const { operationId, summary, tag, description } = route;
  return {
    operationId,
    summary,
    description: description === undefined ? needsOf(route) : `${description} ${needsOf(route)}`,
    tags: [tag],
    ...(route.public === true ? { security: [] } : {}),
    // what parses a part is always an object schema
    requestParams: {
      ...(route.params === undefined ? {} : { path: route.params as z.ZodObject }),
      ...(route.query === undefined ? {} : { query: route.query as z.ZodObject }),
      ...(route.headers === undefined ? {} : { header: route.headers as z.ZodObject }),
    },
    ...(route.body === undefined ? {} : { requestBody: requestBodyOf(route.body) }),
    responses: { ...repliesOf(route), ...errorsOf(route) },
  };
}

function needsOf(route: AnyRoute): string {
  if (route.public === true) return 'Needs no sign-in.';
  return route.scope === null ? 'Needs no scope.' : `Needs the scope \`${route.scope}\`.`;
}

function requestBodyOf(schema: z.ZodType) {
  return { required: !schema.safeParse({}).success, content: { 'application/json': { schema } } };
}

function repliesOf(route: AnyRoute): ZodOpenApiResponsesObject {
  return Object.fromEntries(
    Object.entries(route.replies).map(([status, { description, schema, contentType = 'application/json' }]) => [
      status,
      schema === undefined ? { description } : { description, content: { [contentType]: { schema } } },
    ]),
  );
}

function errorsOf(route: AnyRoute): ZodOpenApiResponsesObject {
  const codes = new Set<ErrorCode>([
    'UNAUTHORIZED',
    'RATE_LIMITED',
    'AUTHENTICATE_FAILED',
    'INTERNAL',
    'UNAVAILABLE',
    ...(route.errors ?? []),
  ]);
  if (route.scope !== null) codes.add('FORBIDDEN');
  if (route.query !== undefined || route.headers !== undefined) codes.add('INVALID_REQUEST');
  if (route.body !== undefined) for (const code of BODY_CODES) codes.add(code);
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of codes) {
    const status = ERRORS[code].status ?? 500;
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, found]) => [
      String(status),
      {
        description: found.map((code) => `\`${code}\`: ${ERRORS[code].title}`).join('; '),
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    ]),
  );
}

const BODY_CODES = ['INVALID_JSON', 'INVALID_REQUEST', 'TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const;
