import { validate as isUuid } from 'uuid';
import type { AttributeType } from '../../common/data-source/data-source.ts';

/**
 * What is wrong with a value of this type, or null. It is found here, because an error of PostgreSQL would spoil the
 * caller's transaction.
 */
export function valueFault(type: AttributeType, value: unknown): string | null {
  if (value === undefined) return 'is undefined';
  if (value === null) return null;
  if (typeof value === 'string' && value.includes('\0')) return 'holds a NUL character';
  switch (type) {
    case 'text':
      return typeof value === 'string' ? null : `is no text but ${typeof value}`;
    case 'number':
      return isNumber(value) ? null : 'is no number';
    case 'boolean':
      return typeof value === 'boolean' ? null : 'is no boolean';
    case 'uuid':
      return isUuid(value) ? null : 'is no UUID';
    case 'timestamp':
      return isTime(value) ? null : 'is no time: give a Date or ISO 8601 text';
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && isTime(value)
        ? null
        : 'is no date: give a text such as 2026-01-31';
    case 'json':
      return null;
  }
}

function isNumber(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value === 'bigint' || (typeof value === 'string' && /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(value));
}

function isTime(value: unknown): boolean {
  const isDate = Object.prototype.toString.call(value) === '[object Date]';
  if (!isDate && !(typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value))) return false;
  return !Number.isNaN(new Date(value as string | Date).getTime());
}
