import { isJsonObject } from '../../json/is-json-object.ts';
import type { JsonObject } from '../../json/json-value.ts';

/** A text, null or absent. */
export function isOptionalText(value: unknown): boolean {
  return value === undefined || value === null || typeof value === 'string';
}

function isOptionalNumber(value: unknown): boolean {
  return value === undefined || value === null || typeof value === 'number';
}

function isOptionalDuration(value: unknown): boolean {
  return isOptionalText(value) || typeof value === 'number';
}

/** What of a node's `data` has the wrong shape, as sentences that begin with the place. */
export function dataFaults(data: JsonObject): string[] {
  const faults: string[] = [];
  const expect = (holds: boolean, fault: string) => {
    if (!holds) faults.push(`data/${fault}`);
  };
  expect(data.label === undefined || typeof data.label === 'string', 'label is no text.');
  expect(isOptionalText(data.description), 'description is no text.');
  expect(data.enabled === undefined || typeof data.enabled === 'boolean', 'enabled is neither true nor false.');
  expect(data.config === undefined || isJsonObject(data.config), 'config is no object.');
  expect(data.join === undefined || data.join === 'all' || data.join === 'any', 'join is neither "all" nor "any".');
  expect(isOptionalDuration(data.timeout), 'timeout is no duration.');
  expect(data.fields === undefined || fieldsAreWell(data.fields), 'fields is no object of objects with a text `type`.');
  return [...faults, ...retryFaults(data.retry)];
}

function retryFaults(retry: unknown): string[] {
  if (retry === undefined || retry === null) return [];
  if (!isJsonObject(retry)) return ['data/retry is no object.'];
  const faults: string[] = [];
  if (!isOptionalNumber(retry.maximumAttempts)) faults.push('data/retry/maximumAttempts is no number.');
  if (!isOptionalNumber(retry.backoffCoefficient)) faults.push('data/retry/backoffCoefficient is no number.');
  if (!isOptionalDuration(retry.initialInterval)) faults.push('data/retry/initialInterval is no duration.');
  if (!isOptionalDuration(retry.maximumInterval)) faults.push('data/retry/maximumInterval is no duration.');
  return faults;
}

function fieldsAreWell(fields: unknown): boolean {
  return (
    isJsonObject(fields) &&
    Object.values(fields).every((field) => isJsonObject(field) && typeof field.type === 'string' && showWhenIsWell(field.showWhen))
  );
}

function showWhenIsWell(showWhen: unknown): boolean {
  return showWhen === undefined || showWhen === null || (isJsonObject(showWhen) && typeof showWhen.field === 'string');
}
