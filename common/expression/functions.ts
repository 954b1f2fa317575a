/** What is known of a value's type before any data is there. Numbers are one type: int and double mix by value. */
export type StaticType = 'any' | 'number' | 'string' | 'bool' | 'null' | 'list' | 'map' | 'optional' | 'type';

/** A function of the language: what it takes and what it gives. */
export interface FunctionRule {
  /** absent: a function without receiver */
  receiver?: readonly StaticType[];
  /** types allowed for each parameter; those from `required` on may be left out */
  params: readonly (readonly StaticType[])[];
  required: number;
  result: StaticType;
}

const TEXT: readonly StaticType[] = ['string'];
const NUMBER: readonly StaticType[] = ['number'];
const ANY: readonly StaticType[] = ['any'];
const SIZED: readonly StaticType[] = ['string', 'list', 'map'];

const rule = (params: FunctionRule['params'], result: StaticType, required = params.length): FunctionRule => ({ params, result, required });
const on = (receiver: readonly StaticType[], params: FunctionRule['params'], result: StaticType, required = params.length) => ({
  ...rule(params, result, required),
  receiver,
});

/** Functions called by their name alone. */
export const GLOBAL_FUNCTIONS: ReadonlyMap<string, FunctionRule> = new Map([
  ['size', rule([SIZED], 'number')],
  ['string', rule([['string', 'number', 'bool']], 'string')],
  ['int', rule([['number', 'string']], 'number')],
  ['double', rule([['number', 'string']], 'number')],
  ['bool', rule([['bool', 'string']], 'bool')],
  ['dyn', rule([ANY], 'any')],
  ['type', rule([ANY], 'type')],
]);

/** Functions called on a value. */
export const METHODS: ReadonlyMap<string, FunctionRule> = new Map([
  ['size', on(SIZED, [], 'number')],
  ['contains', on(['string', 'list'], [ANY], 'bool')],
  ['startsWith', on(TEXT, [TEXT], 'bool')],
  ['endsWith', on(TEXT, [TEXT], 'bool')],
  ['lowerAscii', on(TEXT, [], 'string')],
  ['upperAscii', on(TEXT, [], 'string')],
  ['trim', on(TEXT, [], 'string')],
  ['indexOf', on(TEXT, [TEXT, NUMBER], 'number', 1)],
  ['lastIndexOf', on(TEXT, [TEXT, NUMBER], 'number', 1)],
  ['substring', on(TEXT, [NUMBER, NUMBER], 'string', 1)],
  ['split', on(TEXT, [TEXT, NUMBER], 'list', 1)],
  ['join', on(['list'], [TEXT], 'string', 0)],
  ['hasValue', on(['optional'], [], 'bool')],
  ['value', on(['optional'], [], 'any')],
  ['or', on(['optional'], [['optional']], 'optional')],
  ['orValue', on(['optional'], [ANY], 'any')],
]);

/** Functions of the namespace `optional`. */
export const OPTIONAL_FUNCTIONS: ReadonlyMap<string, FunctionRule> = new Map([
  ['of', rule([ANY], 'optional')],
  ['none', rule([], 'optional')],
]);

/** Comprehensions: number of arguments with the variable, and what they give. */
export const COMPREHENSIONS: ReadonlyMap<string, { arity: readonly number[]; result: StaticType }> = new Map([
  ['all', { arity: [2], result: 'bool' }],
  ['exists', { arity: [2], result: 'bool' }],
  ['exists_one', { arity: [2], result: 'bool' }],
  ['filter', { arity: [2], result: 'list' }],
  ['map', { arity: [2, 3], result: 'list' }],
]);

/** Names of types, to compare with `type(x)`. */
export const TYPE_NAMES: ReadonlySet<string> = new Set(['int', 'double', 'string', 'bool', 'list', 'map', 'null_type']);

/** Variables that every expression sees; `item` and `index` have values in a loop's body only. */
export const SCOPE_VARIABLES: ReadonlyMap<string, StaticType> = new Map([
  ['input', 'any'],
  ['item', 'any'],
  ['index', 'number'],
  ['execution', 'map'],
  ['user', 'map'],
]);
