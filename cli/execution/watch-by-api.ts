import { setTimeout as sleep } from 'node:timers/promises';
import { isPerdureError } from '../../common/errors/perdure-error.ts';
import type { ExecutionView } from '../../common/execution/execution-view.ts';
import { foldEvents } from '../../common/execution/fold-events.ts';
import type { JournalEvent } from '../../common/execution/journal-event.ts';
import type { ApiTarget } from '../connection/api-target.ts';
import { callApi } from '../connection/call-api.ts';
import { openEventStream, type StreamMessage } from './open-event-stream.ts';

const RETRY_MS = 500;
/** how long the API may be away before watching gives up */
const PATIENCE_MS = 60_000;

/** Every state of an execution from now to its end, by its event stream; goes on after a cut where it was. Ends quietly when the signal is aborted. */
export async function* watchByApi(target: ApiTarget, executionId: string, signal?: AbortSignal): AsyncGenerator<ExecutionView, void, void> {
  let view: ExecutionView | null = null;
  let awaySince: number | null = null;
  const isAborted = () => signal?.aborted ?? false;
  while (!isAborted()) {
    try {
      for await (const message of openEventStream(target, executionId, seqOf(view), signal)) {
        awaySince = null;
        if (message.event === 'end') return;
        const next: ExecutionView | null = apply(view, message);
        if (next !== null && next !== view) yield next;
        view = next;
        // a reset voids what we hold: open again for a snapshot
        if (view === null) break;
      }
      // cut before the end, or an execution whose end we hold already
      const stands = (await (await callApi(target, `/api/executions/${executionId}`)).json()) as ExecutionView;
      if (stands.endedAt !== null) {
        if (stands.seq !== seqOf(view)) yield stands;
        return;
      }
    } catch (error) {
      if (isAborted()) return;
      awaySince ??= Date.now();
      if (!isPassing(error) || Date.now() - awaySince > PATIENCE_MS) throw error;
    }
    await sleep(RETRY_MS);
  }
}

function seqOf(view: ExecutionView | null): number | null {
  return view === null ? null : view.seq;
}

function apply(view: ExecutionView | null, message: StreamMessage): ExecutionView | null {
  if (message.event === 'snapshot') return JSON.parse(message.data) as ExecutionView;
  if (message.event !== 'event' || view === null) return view;
  return foldEvents(view, [JSON.parse(message.data) as JournalEvent]);
}

/** The API is away for a moment or the connection was cut; not a refusal. */
function isPassing(error: unknown): boolean {
  if (isPerdureError(error)) return isPerdureError(error, 'UNAVAILABLE') || isPerdureError(error, 'RATE_LIMITED');
  // what undici throws when a body is cut
  return error instanceof TypeError;
}
