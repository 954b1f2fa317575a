import { EventSourceParserStream } from 'eventsource-parser/stream';
import type { ApiTarget } from '../connection/api-target.ts';
import { callApi } from '../connection/call-api.ts';

export interface StreamMessage {
  /** `snapshot`, `event` or `end` */
  event: string;
  data: string;
}

/** The messages of one connection to an execution's stream, after `lastSeq` when given; none for an execution that ended there. */
export async function* openEventStream(
  target: ApiTarget,
  executionId: string,
  lastSeq: number | null,
  signal: AbortSignal | undefined,
): AsyncGenerator<StreamMessage, void, void> {
  const response = await callApi(target, `/api/executions/${encodeURIComponent(executionId)}/stream`, {
    headers: { accept: 'text/event-stream', ...(lastSeq === null ? {} : { 'last-event-id': String(lastSeq) }) },
    ...(signal === undefined ? {} : { signal }),
  });
  if (response.status === 204 || response.body === null) return;
  const messages = response.body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
  for await (const { event, data } of messages) yield { event: event ?? 'message', data };
}
