import { isPerdureError } from '../../../common/errors/perdure-error.ts';

export interface ErrorFacts {
  message: string;
  /** what to do about it; empty when nobody says */
  remedy: string;
  /** null when there was no answer */
  requestId: string | null;
}

/** What to show of a failed call. */
export function errorFacts(error: unknown): ErrorFacts {
  if (isPerdureError(error)) {
    const { requestId } = error.fields;
    return { message: error.message, remedy: error.remedy, requestId: typeof requestId === 'string' ? requestId : null };
  }
  return { message: error instanceof Error ? error.message : String(error), remedy: '', requestId: null };
}
