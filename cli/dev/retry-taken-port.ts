import { isPerdureError } from '../../common/errors/perdure-error.ts';

const ATTEMPTS = 3;

/** Starts something that chooses a free port itself, again when somebody else took that port before it was bound. */
export async function retryTakenPort<T>(start: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await start();
    } catch (error) {
      if (attempt === ATTEMPTS || !isTakenPort(error)) throw error;
    }
  }
}

/** In the words of PostgreSQL, Temporal and Node. */
function isTakenPort(error: unknown): boolean {
  return (
    isPerdureError(error, 'PORT_UNAVAILABLE') ||
    (error instanceof Error &&
      /address already in use|could not bind|could not create any TCP|failed assigning ephemeral port|EADDRINUSE/i.test(error.message))
  );
}
