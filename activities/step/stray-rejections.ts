import { describeThrown } from '../../common/json/describe-thrown.ts';
import type { ActivityLog } from '../activity-log.ts';
import { currentLog } from './console-capture.ts';
import { peek } from './peek.ts';

const INSTALLED = Symbol.for('perdure.strayRejections');

/**
 * A promise that a step made and did not wait for may reject when nobody listens, which would end the process and with it
 * every other step. It is told to the step's log, where it can be known whose it was, and to the worker's, and work goes on.
 */
export function catchStrayRejections(log: ActivityLog): void {
  const marked = process as NodeJS.Process & { [INSTALLED]?: boolean };
  if (marked[INSTALLED]) return;
  marked[INSTALLED] = true;
  process.on('unhandledRejection', (reason) => {
    const buffer = currentLog();
    const cause = describeThrown(reason);
    buffer?.write('error', `A promise that the step does not wait for was rejected: ${cause}`);
    const stack = peek(reason, 'stack');
    const show = (text: string) => buffer?.redact(text) ?? text;
    log.error('a promise was rejected that nobody waits for', {
      cause: show(cause),
      ofStep: buffer !== undefined,
      ...(typeof stack === 'string' ? { stack: show(stack) } : {}),
    });
  });
}
