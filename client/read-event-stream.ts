import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { unreachableError, unreadableError } from './response-error.ts';

/**
 * Messages as they come; null for bytes that complete none, such as a comment: the connection lives. An unfinished
 * message at the end is dropped.
 * @throws PerdureError `UNAVAILABLE` when the connection is cut
 */
export async function* readEventStream(response: Response, signal?: AbortSignal): AsyncGenerator<EventSourceMessage | null, void> {
  if (response.body === null || !/^text\/event-stream\b/.test(response.headers.get('content-type') ?? '')) {
    await response.body?.cancel();
    throw unreadableError(response);
  }
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let messages: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (message) => messages.push(message) });
  const read = async () => {
    try {
      return await reader.read();
    } catch (error) {
      signal?.throwIfAborted();
      throw unreachableError(response.url, error);
    }
  };
  try {
    for (let chunk = await read(); !chunk.done; chunk = await read()) {
      parser.feed(decoder.decode(chunk.value, { stream: true }));
      const complete = messages;
      messages = [];
      if (complete.length === 0) yield null;
      yield* complete;
    }
  } finally {
    // an error that the stream has ended with was thrown above
    await reader.cancel().catch(() => undefined);
  }
}

/** @throws PerdureError `INTERNAL` for what is no JSON */
export function dataOf<Data>(response: Response, message: EventSourceMessage): Data {
  try {
    return JSON.parse(message.data) as Data;
  } catch (error) {
    throw unreadableError(response, error);
  }
}
