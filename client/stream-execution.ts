import type { ExecutionView } from '../common/execution/execution-view.ts';
import type { JournalEvent } from '../common/execution/journal-event.ts';
import type { Transport } from './create-transport.ts';
import { dataOf, readEventStream } from './read-event-stream.ts';
import type { RequestOptions } from './request-options.ts';

export type ExecutionStreamMessage =
  /** bytes without content: the connection lives; the first ones come at once, then every 15 s when nothing happens */
  | { type: 'alive' }
  /** everything up to `view.seq`; first, unless the stream goes on after `lastEventId` */
  | { type: 'snapshot'; view: ExecutionView }
  | { type: 'event'; event: JournalEvent }
  /** the execution has ended with run `run`, and nothing follows */
  | { type: 'end'; run: number }
  /** the execution had ended, and `lastEventId` was its last event */
  | { type: 'nothing' };

export interface StreamExecutionOptions extends RequestOptions {
  /** `seq` of the last event seen, 0 for all of them; without it a snapshot comes first */
  lastEventId?: number | undefined;
}

/** Returns at the end of the connection: without an `end` before it, come back with the last `seq`. */
export async function* streamExecution(
  transport: Transport,
  id: string,
  { lastEventId, signal }: StreamExecutionOptions = {},
): AsyncGenerator<ExecutionStreamMessage, void> {
  const response = await transport.send({
    path: `/api/executions/${encodeURIComponent(id)}/stream`,
    headers: { accept: 'text/event-stream', ...(lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) }) },
    signal,
  });
  if (response.status === 204) {
    yield { type: 'nothing' };
    return;
  }
  for await (const message of readEventStream(response, signal)) {
    if (message?.event === 'snapshot') yield { type: 'snapshot', view: dataOf(response, message) };
    else if (message?.event === 'event') yield { type: 'event', event: dataOf(response, message) };
    else if (message?.event === 'end') yield { type: 'end', run: dataOf<{ run: number }>(response, message).run };
    else yield { type: 'alive' };
  }
}
