import { errorMessage } from '../errors/error-message.ts';
import { isJsonObject } from '../json/is-json-object.ts';
import type { JsonValue } from '../json/json-value.ts';

const TYPES = ['null', 'boolean', 'object', 'array', 'number', 'string', 'integer'];

/** What is wrong with the value of a keyword, as the end of a sentence; undefined when it is well or the keyword means nothing here. */
export function keywordFault(keyword: string, value: JsonValue): string | undefined {
  return Object.hasOwn(RULES, keyword) ? RULES[keyword]?.(value) : undefined;
}

/** Why a text is no regular expression, or undefined. */
export function patternFault(text: string): string | undefined {
  try {
    new RegExp(text, 'u');
    return undefined;
  } catch (error) {
    return `is no regular expression: ${errorMessage(error)}`;
  }
}

type Rule = (value: JsonValue) => string | undefined;
const rule =
  (holds: (value: JsonValue) => boolean, otherwise: string): Rule =>
  (value) =>
    holds(value) ? undefined : otherwise;

const isTexts = (value: unknown) => Array.isArray(value) && value.every((each) => typeof each === 'string');
const isType = (value: unknown) => typeof value === 'string' && TYPES.includes(value);

const number = rule((value) => typeof value === 'number', 'is no number');
const count = rule((value) => typeof value === 'number' && Number.isInteger(value) && value >= 0, 'is no whole number from 0');
const text = rule((value) => typeof value === 'string', 'is no text');
const texts = rule(isTexts, 'is no list of texts');

const RULES: Record<string, Rule> = {
  type: rule(
    (value) => isType(value) || (Array.isArray(value) && value.length > 0 && value.every(isType)),
    `is neither one of ${TYPES.join(', ')} nor a list of those`,
  ),
  enum: rule(Array.isArray, 'is no list'),
  required: texts,
  dependentRequired: rule((value) => isJsonObject(value) && Object.values(value).every(isTexts), 'is no object of lists of texts'),
  pattern: (value) => (typeof value === 'string' ? patternFault(value) : 'is no text'),
  multipleOf: rule((value) => typeof value === 'number' && value > 0, 'is no number above 0'),
  uniqueItems: rule((value) => typeof value === 'boolean', 'is neither true nor false'),
  ...{ maximum: number, minimum: number, exclusiveMaximum: number, exclusiveMinimum: number },
  ...{ maxLength: count, minLength: count, maxItems: count, minItems: count, maxContains: count, minContains: count },
  ...{ maxProperties: count, minProperties: count },
  ...{ $id: text, $ref: text, $anchor: text, format: text },
};
