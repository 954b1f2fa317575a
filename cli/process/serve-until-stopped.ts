import { tellParent } from '../dev/child-message.ts';
import { describeError } from '../output/describe-error.ts';
import { abortable } from './abortable.ts';
import { leave } from './leave.ts';
import { listenForStop } from './stop-requests.ts';

/** Something that serves until it is stopped. */
export interface Service {
  stop(): Promise<void>;
  /** rejects when it cannot go on by itself */
  finished?: Promise<void>;
}

/**
 * Starts a service, and stops it at SIGINT, SIGTERM, SIGHUP, or when the `perdure dev` that started this process is gone.
 * Tells that parent how it goes. Returns the exit code; a start that fails throws where there is no parent to say it.
 */
export async function serveUntilStopped(start: (signal: AbortSignal) => Promise<Service>): Promise<number> {
  const stop = listenForStop();
  stop.onSecond(() => leave(1));
  const abort = new AbortController();
  void stop.requested.then(() => abort.abort());
  try {
    const service = await abortable(start(abort.signal), abort.signal);
    void tellParent({ type: 'ready' });
    await Promise.race([stop.requested, ...(service.finished === undefined ? [] : [service.finished])]);
    await service.stop();
    return 0;
  } catch (error) {
    // a stop that was asked for while it started
    if (abort.signal.aborted) return 0;
    if (await tellParent({ type: 'failed', error: describeError(error) })) return 1;
    throw error;
  }
}
