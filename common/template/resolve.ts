import type { JsonValue } from '../json/json-value.ts';
import type { PathSegment, Reference } from './reference.ts';
import type { NodeOutput, ReferenceScope } from './reference-scope.ts';
import type { Token } from './token.ts';

/** The value of a token; null for an optional one without value; undefined: it has none. */
export function resolveToken(token: Token, scope: ReferenceScope): JsonValue | undefined {
  const value =
    token.alternatives.length === 1 && token.alternatives[0] ? resolveReference(token.alternatives[0], scope) : firstValue(token, scope);
  return value === undefined && token.optional ? null : value;
}

function firstValue(token: Token, scope: ReferenceScope): JsonValue | undefined {
  for (const reference of token.alternatives) {
    const value = resolveReference(reference, scope);
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

function resolveReference(reference: Reference, scope: ReferenceScope): JsonValue | undefined {
  switch (reference.kind) {
    case 'node':
      return readOutput(scope.output(reference.nodeId), reference.path);
    case 'input':
      return readPath(scope.input, reference.path);
    case 'item':
      return readPath(scope.item, reference.path);
    case 'index':
      return scope.index;
    case 'execution':
      return scope.execution[reference.field];
    case 'user':
      return scope.user.name;
  }
}

/** A node's output is read by its own keys first, then inside `data` when it has the form `{ success, data }`. */
function readOutput(output: NodeOutput | undefined, path: readonly PathSegment[]): JsonValue | undefined {
  if (output === undefined) return undefined;
  if ('disabled' in output) return null;
  const { value } = output;
  const [first] = path;
  if (first === undefined || readSegment(value, first) !== undefined) return readPath(value, path);
  const wrapped = readSegment(value, 'success') !== undefined ? readSegment(value, 'data') : undefined;
  return readPath(wrapped, path);
}

export function readPath(value: JsonValue | undefined, path: readonly PathSegment[]): JsonValue | undefined {
  let at = value;
  for (const segment of path) at = readSegment(at, segment);
  return at;
}

/** Own properties and elements only. */
function readSegment(value: JsonValue | undefined, segment: PathSegment): JsonValue | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) return typeof segment === 'number' || /^\d+$/.test(segment) ? value[Number(segment)] : undefined;
  return Object.hasOwn(value, segment) ? value[segment] : undefined;
}
