import { PerdureError } from '../errors/perdure-error.ts';
import { describeThrown } from './describe-thrown.ts';
import { describePath, type JsonPath } from './json-path.ts';
import type { JsonValue } from './json-value.ts';
import { textFault } from './text-fault.ts';
import { utf8Bytes } from './utf8-bytes.ts';

/** The largest JSON text, in bytes, that one output may have. */
export const MAX_OUTPUT_BYTES = 32 * 1024 * 1024;

/** How deep an output may be nested; beyond it `JSON.stringify` and PostgreSQL run out of stack. */
export const MAX_OUTPUT_DEPTH = 1000;

export interface NormaliseOptions {
  /** of the JSON text; default 32 MiB */
  maxBytes?: number;
  /** default 1,000 */
  maxDepth?: number;
}

/** A value that JSON can hold, with the size of its JSON text in bytes of UTF-8. */
export interface NormalisedOutput {
  value: JsonValue;
  bytes: number;
}

/**
 * Turns what a step returned into JSON by the rules of `JSON.stringify`: keys that are undefined drop, `toJSON` is used, no
 * return is `null`, undefined in a list is `null`. What would get lost that way (functions, symbols, BigInt, Map, Set, NaN,
 * Infinity, cycles, NUL, lone surrogates, what throws when it is read) is a PerdureError `OUTPUT_NOT_SERIALIZABLE` with
 * `fields.path`; above the size it is `OUTPUT_TOO_LARGE` with `fields.maxBytes`, found before the memory is spent.
 */
export function normaliseOutput(value: unknown, options: NormaliseOptions = {}): NormalisedOutput {
  const run = new Normalisation(options.maxBytes ?? MAX_OUTPUT_BYTES, options.maxDepth ?? MAX_OUTPUT_DEPTH);
  const normalised = run.value(value, '');
  if (normalised === undefined) run.spend(4);
  return { value: normalised ?? null, bytes: run.bytes };
}

class Normalisation {
  bytes = 0;
  readonly #maxBytes: number;
  readonly #maxDepth: number;
  readonly #path: (string | number)[] = [];
  readonly #ancestors = new Set<object>();

  constructor(maxBytes: number, maxDepth: number) {
    this.#maxBytes = maxBytes;
    this.#maxDepth = maxDepth;
  }

  spend(bytes: number): void {
    this.bytes += bytes;
    if (this.bytes <= this.#maxBytes) return;
    throw new PerdureError('OUTPUT_TOO_LARGE', `The output is larger than ${this.#maxBytes} bytes of JSON.`, {
      fields: { maxBytes: this.#maxBytes },
    });
  }

  /** undefined: nothing is there, as `JSON.stringify` sees it */
  value(given: unknown, key: string | number): JsonValue | undefined {
    const value = this.#unwrap(given, key);
    switch (typeof value) {
      case 'undefined':
        return undefined;
      case 'string':
        return this.#text(value);
      case 'boolean':
        this.spend(value ? 4 : 5);
        return value;
      case 'number':
        return this.#number(value);
      case 'object':
        return value === null ? this.#nothing() : this.#container(value);
      case 'bigint':
        return this.#refuse('is a BigInt');
      case 'symbol':
        return this.#refuse('is a symbol');
      default:
        return this.#refuse('is a function');
    }
  }

  /** applies `toJSON`, and takes the primitive out of its wrapper object */
  #unwrap(value: unknown, key: string | number): unknown {
    if (typeof value !== 'object' || value === null) return value;
    const toJson = this.#member(value, 'toJSON');
    const plain: unknown = typeof toJson === 'function' ? this.#read(() => toJson.call(value, String(key))) : value;
    if (plain instanceof Number || plain instanceof String || plain instanceof Boolean || plain instanceof BigInt) {
      return this.#read(() => plain.valueOf());
    }
    return plain;
  }

  #nothing(): null {
    this.spend(4);
    return null;
  }

  #number(value: number): number {
    if (!Number.isFinite(value)) return this.#refuse(`is ${value}`);
    const number = Object.is(value, -0) ? 0 : value;
    this.spend(String(number).length);
    return number;
  }

  #text(value: string): string {
    this.spend(value.length);
    const fault = textFault(value);
    if (fault !== undefined) return this.#refuse(`is a text with ${fault}`);
    this.spend(textBytes(value) - value.length);
    return value;
  }

  #container(value: object): JsonValue {
    if (this.#ancestors.has(value)) return this.#refuse('leads back to a value that holds it');
    if (this.#path.length >= this.#maxDepth) return this.#refuse(`is nested deeper than ${this.#maxDepth} levels`);
    this.#ancestors.add(value);
    this.spend(2);
    const result = this.#read(() => Array.isArray(value)) ? this.#list(value as unknown[]) : this.#object(value);
    this.#ancestors.delete(value);
    return result;
  }

  #list(list: unknown[]): JsonValue[] {
    const length = this.#read(() => list.length);
    const result: JsonValue[] = [];
    for (let index = 0; index < length; index++) {
      if (index > 0) this.spend(1);
      this.#path.push(index);
      const item = this.value(this.#member(list, index), index);
      result.push(item === undefined ? this.#nothing() : item);
      this.#path.pop();
    }
    return result;
  }

  #object(object: object): JsonValue {
    const kind = this.#read(() => Object.prototype.toString.call(object));
    if (kind === '[object Map]' || kind === '[object Set]') return this.#refuse(`is a ${kind.slice(8, -1)}`);
    const entries: [string, JsonValue][] = [];
    for (const key of this.#read(() => Object.keys(object))) {
      this.#path.push(key);
      const value = this.value(this.#member(object, key), key);
      if (value !== undefined) {
        const fault = textFault(key);
        if (fault !== undefined) this.#refuse(`has a key with ${fault}`);
        this.spend(textBytes(key) + (entries.length > 0 ? 2 : 1));
        entries.push([key, value]);
      }
      this.#path.pop();
    }
    // fromEntries defines its keys, so that an own `__proto__` stays data
    return Object.fromEntries(entries);
  }

  /** like `#read`, without a closure for each of a million members */
  #member(holder: object, key: string | number): unknown {
    try {
      return (holder as Record<string | number, unknown>)[key];
    } catch (thrown) {
      return this.#refuse(`cannot be read: ${describeThrown(thrown)}`);
    }
  }

  #read<T>(reading: () => T): T {
    try {
      return reading();
    } catch (thrown) {
      return this.#refuse(`cannot be read: ${describeThrown(thrown)}`);
    }
  }

  #refuse(what: string): never {
    const path: JsonPath = this.#path;
    throw new PerdureError('OUTPUT_NOT_SERIALIZABLE', `The output is not JSON: ${describePath(path)} ${what}.`, {
      fields: { path: describePath(path) },
    });
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what JSON escapes
const ESCAPED = /["\\\u0000-\u001f]/;

/** Bytes of a text as JSON writes it, in its quotes. */
function textBytes(text: string): number {
  return ESCAPED.test(text) ? utf8Bytes(JSON.stringify(text)) : utf8Bytes(text) + 2;
}
