import type { Request, Response } from 'express';
import type { Principal, Scope } from '../common/access/principal.ts';
import type { ErrorCode } from '../common/errors/error-table.ts';
import { PerdureError } from '../common/errors/perdure-error.ts';
import { textFault } from '../common/json/text-fault.ts';
import type { ApiDeps } from './api-deps.ts';
import { parsePart } from './http/parse-part.ts';
import { readBody } from './http/read-body.ts';
import { readQuery } from './http/read-query.ts';
import type { z } from './schema/zod.ts';

/** Bytes of a body that carries no graph. */
export const BODY_BYTES = 1024 * 1024;
/** Bytes of a body that carries a graph. */
export const GRAPH_BODY_BYTES = 2 * 1024 * 1024;

type Part = z.ZodType | undefined;
type Parsed<Schema extends Part> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** What a route was asked for, parsed. */
export interface Call<Params, Query, Headers, Body, Who = Principal> {
  deps: ApiDeps;
  principal: Who;
  params: Params;
  query: Query;
  headers: Headers;
  body: Body;
  request: Request;
  response: Response;
}

/** `streamed`: the route has written the answer itself. */
export type Reply = { status: number; body?: unknown } | 'streamed';

interface RouteFacts {
  method: 'get' | 'post' | 'put' | 'delete';
  /** as Express has it, `/api/…/:id` */
  path: string;
  operationId: string;
  summary: string;
  description?: string;
  tag: string;
  /** what the principal must have; null: being signed in is enough */
  scope: Scope | null;
  /** answers before anybody is signed in */
  public?: true;
  /** bytes of the body; default 1 MiB */
  bodyLimit?: number;
  /** what a path parameter of the wrong shape is answered with; default `NOT_FOUND` */
  missing?: ErrorCode;
  replies: Record<number, { description: string; schema?: z.ZodType; contentType?: string }>;
  /** codes beside those that every route may answer */
  errors?: readonly ErrorCode[];
}

interface RouteSpec<Params extends Part, Query extends Part, Headers extends Part, Body extends Part, Who = Principal> extends RouteFacts {
  params?: Params;
  query?: Query;
  headers?: Headers;
  body?: Body;
  handle(call: Call<Parsed<Params>, Parsed<Query>, Parsed<Headers>, Parsed<Body>, Who>): Promise<Reply>;
}

/** One definition drives routing, checking and the document. */
export interface Route<Who = Principal> extends RouteFacts {
  params?: z.ZodType;
  query?: z.ZodType;
  headers?: z.ZodType;
  body?: z.ZodType;
  answer(deps: ApiDeps, principal: Who, request: Request, response: Response): Promise<Reply>;
}

/** One in front of the sign-in. */
export type PublicRoute = Route<null>;
/** Whichever, for the document. */
export type AnyRoute = Route<never>;

export function definePublicRoute<
  Params extends Part = undefined,
  Query extends Part = undefined,
  Headers extends Part = undefined,
  Body extends Part = undefined,
>(spec: Omit<RouteSpec<Params, Query, Headers, Body, null>, 'scope' | 'public'>): PublicRoute {
  return defineRoute<Params, Query, Headers, Body, null>({ ...spec, scope: null, public: true });
}

export function defineRoute<
  Params extends Part = undefined,
  Query extends Part = undefined,
  Headers extends Part = undefined,
  Body extends Part = undefined,
  Who = Principal,
>(spec: RouteSpec<Params, Query, Headers, Body, Who>): Route<Who> {
  const { handle, ...facts } = spec;
  return {
    ...facts,
    async answer(deps, principal, request, response) {
      // A part without a schema is undefined, which is what `Parsed` says of it; TypeScript cannot follow that by itself.
      const params = parseParams(spec, request) as Parsed<Params>;
      const query = spec.query && parsePart(spec.query, readQuery(request.url), '/query');
      const headers = spec.headers && parsePart(spec.headers, request.headers, '/header');
      const body = spec.body && parsePart(spec.body, await readBody(request, response, spec.bodyLimit ?? BODY_BYTES), '');
      return handle({
        deps,
        principal,
        request,
        response,
        params,
        query: query as Parsed<Query>,
        headers: headers as Parsed<Headers>,
        body: body as Parsed<Body>,
      });
    },
  };
}

/** What cannot be an id names nothing. */
function parseParams(spec: RouteFacts & { params?: Part }, request: Request): unknown {
  const missing = spec.missing ?? 'NOT_FOUND';
  const fail = (name: unknown, expected = '') =>
    new PerdureError(missing, `${MISSING[missing] ?? 'Not found'}: ${request.params[String(name)]}${expected}`);
  const odd = Object.entries(request.params).find(([, value]) => textFault(String(value)) !== undefined);
  if (odd !== undefined) throw fail(odd[0]);
  const parsed = spec.params?.safeParse(request.params);
  const issue = parsed?.error?.issues[0];
  if (issue !== undefined) throw fail(issue.path[0], `. ${issue.message}.`);
  return parsed?.data;
}

const MISSING: Partial<Record<ErrorCode, string>> = {
  WORKFLOW_NOT_FOUND: 'Workflow not found',
  EXECUTION_NOT_FOUND: 'Execution not found',
};
