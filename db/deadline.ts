import { PerdureError } from '../common/errors/perdure-error.ts';

const passed = new WeakSet<object>();

/** Runs `work` and throws `UNAVAILABLE` once `ms` have passed; `within` cuts a part of it short at the same moment. */
export async function withDeadline<T>(ms: number, work: (within: <U>(part: Promise<U>) => Promise<U>) => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new PerdureError('UNAVAILABLE', `PostgreSQL did not answer within ${ms / 1_000} s.`);
      passed.add(error);
      reject(error);
    }, ms);
  });
  try {
    return await Promise.race([work((part) => Promise.race([part, late])), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether `withDeadline` threw this. */
export function isDeadlinePassed(error: object): boolean {
  return passed.has(error);
}
