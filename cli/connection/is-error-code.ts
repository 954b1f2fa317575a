import { ERRORS, type ErrorCode } from '../../common/errors/error-table.ts';

export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERRORS, code);
}
