import { setImmediate as nextTurn } from 'node:timers/promises';

/** Reads once for all who ask the same in one turn of the event loop. */
export type ShareReads = <Value>(key: string, read: () => Promise<Value>) => Promise<Value>;

/**
 * One event wakes every client of an execution at once, and each would ask the database the same question. Whoever asks
 * after the reading has begun gets a reading of its own: it may have been woken by something later.
 */
export function createShareReads(): ShareReads {
  const waiting = new Map<string, Promise<unknown>>();
  return <Value>(key: string, read: () => Promise<Value>) => {
    const joined = waiting.get(key);
    // the key says what is read, so that the value is of the same type
    if (joined !== undefined) return joined as Promise<Value>;
    const reading = nextTurn().then(() => {
      waiting.delete(key);
      return read();
    });
    waiting.set(key, reading);
    return reading;
  };
}
