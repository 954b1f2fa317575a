import { setTimeout as sleep } from 'node:timers/promises';
import type { ExecutionStreamMessage } from '../../client/stream-execution.ts';
import type { ExecutionView } from '../../common/execution/execution-view.ts';
import { foldEvents } from '../../common/execution/fold-events.ts';
import type { ApiTarget } from '../connection/api-target.ts';
import { apiError, clientOf } from '../connection/ask-api.ts';
import { createPatience } from './patience.ts';

const RETRY_MS = 500;

/** Every state of an execution from now to its end, by its event stream; goes on after a cut where it was. Ends quietly when the signal is aborted. */
export async function* watchByApi(target: ApiTarget, executionId: string, signal?: AbortSignal): AsyncGenerator<ExecutionView, void, void> {
  const client = clientOf(target);
  const patience = createPatience();
  let view: ExecutionView | null = null;
  const isAborted = () => signal?.aborted ?? false;
  while (!isAborted()) {
    try {
      const lastEventId: number | undefined = view === null ? undefined : (view as ExecutionView).seq;
      for await (const message of client.streamExecution(executionId, { lastEventId, signal })) {
        patience.answered();
        if (message.type === 'end' || message.type === 'nothing') return;
        const next: ExecutionView | null = apply(view, message);
        if (next !== null && next !== view) yield next;
        view = next;
        // a reset voids what we hold: open again for a snapshot
        if (view === null && message.type === 'event') break;
      }
    } catch (error) {
      if (isAborted()) return;
      if (!patience.endures(error)) throw apiError(error, target);
    }
    await sleep(RETRY_MS);
  }
}

function apply(view: ExecutionView | null, message: ExecutionStreamMessage): ExecutionView | null {
  if (message.type === 'snapshot') return message.view;
  if (message.type !== 'event' || view === null) return view;
  return foldEvents(view, [message.event]);
}
