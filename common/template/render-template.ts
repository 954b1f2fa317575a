import { PerdureError } from '../errors/perdure-error.ts';
import { describePath } from '../json/json-path.ts';
import type { JsonValue } from '../json/json-value.ts';
import type { ReferenceScope } from './reference-scope.ts';
import { resolveToken } from './resolve.ts';
import { type ScannedTemplate, scanTemplate } from './scan.ts';
import { isTemplateError } from './template-error.ts';
import type { Token } from './token.ts';
import { unresolved } from './unresolved.ts';

/**
 * Renders every text in a value, keys left alone, in one pass: what a token brought in is not looked at again. A text that
 * is exactly one token becomes that token's value. Throws `REFERENCE_UNRESOLVED` naming field and token, `TEMPLATE_FAILED`
 * for a text that cannot be read. `place` is where the value stands in the config.
 */
export function renderTemplate(value: JsonValue, scope: ReferenceScope, place: readonly (string | number)[] = []): JsonValue {
  if (typeof value === 'string') return renderText(value, scope, place);
  if (Array.isArray(value)) return value.map((item, index) => renderTemplate(item, scope, [...place, index]));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, renderTemplate(item, scope, [...place, key])]));
}

function renderText(text: string, scope: ReferenceScope, place: readonly (string | number)[]): JsonValue {
  if (!text.includes('{{')) return text;
  const { parts } = scanned(text, place);
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && typeof only !== 'string') return tokenValue(only.token, scope, place);
  return parts.map((part) => (typeof part === 'string' ? part : textOf(tokenValue(part.token, scope, place)))).join('');
}

function tokenValue(token: Token, scope: ReferenceScope, place: readonly (string | number)[]): JsonValue {
  const value = resolveToken(token, scope);
  if (value === undefined) throw unresolved(token, scope, place.length === 0 ? undefined : describePath(place));
  return value;
}

function textOf(value: JsonValue): string {
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Texts that were taken apart lately, the oldest given up first; the same text always gives the same parts. */
const cache = new Map<string, ScannedTemplate>();
const CACHE_SIZE = 500;

function scanned(text: string, place: readonly (string | number)[]): ScannedTemplate {
  const known = cache.get(text);
  if (known) return known;
  try {
    const template = scanTemplate(text);
    const [oldest] = cache.keys();
    if (cache.size >= CACHE_SIZE && oldest !== undefined) cache.delete(oldest);
    cache.set(text, template);
    return template;
  } catch (error) {
    if (!isTemplateError(error)) throw error;
    throw new PerdureError('TEMPLATE_FAILED', `The field "${describePath(place)}", column ${error.column}: ${error.message}`);
  }
}
