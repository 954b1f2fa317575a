import type { ExecutionSummary } from '../common/execution/execution-summary.ts';
import type { ExecutionStatus } from '../common/execution/execution-view.ts';
import type { Transport } from './create-transport.ts';
import { dataOf, readEventStream } from './read-event-stream.ts';
import type { RequestOptions } from './request-options.ts';

export type ExecutionListMessage =
  /** bytes without content: the connection lives. Load the list after the first message, so that nothing is missed. */
  | { type: 'alive' }
  /** an execution that began or changed, as lists have it */
  | { type: 'row'; row: ExecutionSummary }
  /** one that no longer has the status asked for */
  | { type: 'gone'; id: string };

export interface ExecutionListFilter {
  workflowId?: string | undefined;
  status?: ExecutionStatus | undefined;
}

/** Returns at the end of the connection: open it again, then load the list again. */
export async function* streamExecutions(
  transport: Transport,
  { workflowId, status }: ExecutionListFilter = {},
  { signal }: RequestOptions = {},
): AsyncGenerator<ExecutionListMessage, void> {
  const response = await transport.send({
    path: '/api/executions/stream',
    query: { workflowId, status },
    headers: { accept: 'text/event-stream' },
    signal,
  });
  for await (const message of readEventStream(response, signal)) {
    if (message?.event === 'row') yield { type: 'row', row: dataOf(response, message) };
    else if (message?.event === 'gone') yield { type: 'gone', id: dataOf<{ id: string }>(response, message).id };
    else yield { type: 'alive' };
  }
}
