import type { Request, Response } from 'express';
import express from 'express';
import { PerdureError } from '../../common/errors/perdure-error.ts';
import { checkJson } from '../../common/json/check-json.ts';
import { jsonPointer } from '../../common/json/json-path.ts';
import type { JsonObject, JsonValue } from '../../common/json/json-value.ts';
import { RESERVED_KEYS } from '../../common/json/reserved-keys.ts';

/**
 * The body as JSON; `{}` when there is none. What a host's own parser has read before is taken as it is.
 * @throws PerdureError `UNSUPPORTED_MEDIA_TYPE`, `TOO_LARGE` above `limit` bytes, `INVALID_JSON`, `INVALID_REQUEST` with the
 *   places of what JSON allows but we do not
 */
export async function readBody(request: Request, response: Response, limit: number): Promise<unknown> {
  const body = request.body === undefined ? await readRaw(request, response, limit) : (request.body as unknown);
  const value = (Buffer.isBuffer(body) ? parse(request, body) : (body ?? {})) as JsonValue;
  const errors = isObject(value) ? Object.entries(value).flatMap(([key, part]) => faultsOf(key, part)) : [];
  if (errors[0] !== undefined) {
    throw new PerdureError('INVALID_REQUEST', `The body cannot be taken: ${errors[0].pointer}: ${errors[0].detail}`, {
      fields: { errors },
    });
  }
  return value;
}

/** Each field counts for itself, so that a graph or an input may be nested as deep as anywhere else. */
function faultsOf(key: string, part: JsonValue): { pointer: string; detail: string }[] {
  const place = jsonPointer([key]);
  if (RESERVED_KEYS.has(key)) return [{ pointer: place, detail: `The key "${key}" is reserved.` }];
  return checkJson(part).map(({ pointer, detail }) => ({ pointer: place + pointer, detail }));
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(request: Request, body: Buffer): unknown {
  if (body.length === 0) return {};
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(request.get('content-type') ?? '')) {
    throw new PerdureError('UNSUPPORTED_MEDIA_TYPE', 'The body must have the content type application/json, in UTF-8.');
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message : 'it is not UTF-8';
    throw new PerdureError('INVALID_JSON', `The body is not JSON: ${reason}`, { cause: error });
  }
}

function readRaw(request: Request, response: Response, limit: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    express.raw({ type: () => true, limit })(request, response, (error?: unknown) => {
      if (error === undefined) resolve(request.body ?? Buffer.alloc(0));
      else reject(refusal(error, limit));
    });
  });
}

function refusal(error: unknown, limit: number): unknown {
  const { type, status } = error as { type?: string; status?: number };
  if (type === 'entity.too.large') return new PerdureError('TOO_LARGE', `The body may have at most ${limit} bytes.`);
  if (type === 'encoding.unsupported') return new PerdureError('UNSUPPORTED_MEDIA_TYPE', 'The content encoding is not supported.');
  if (status !== undefined && status < 500)
    return new PerdureError('INVALID_JSON', 'The body could not be read to its end.', { cause: error });
  return error;
}
