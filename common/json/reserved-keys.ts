/** Keys that are refused wherever something from outside comes in, because assigning them can reach a prototype. */
export const RESERVED_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
