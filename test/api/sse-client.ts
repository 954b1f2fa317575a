import { EventSourceParserStream } from 'eventsource-parser/stream';

export interface SseEvent {
  id: number | null;
  event: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever JSON came
  data: any;
}

export interface SseClient {
  status: number;
  headers: Headers;
  /** the next event; null when the server has ended the stream */
  next(): Promise<SseEvent | null>;
  /** everything up to the end of the stream */
  rest(): Promise<SseEvent[]>;
  close(): Promise<void>;
}

/** Opens an event stream; `body` is absent for answers other than 200. */
export async function openSse(url: string, key: string, lastEventId?: string | number): Promise<SseClient> {
  const abort = new AbortController();
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${key}`, ...(lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) }) },
    signal: abort.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream()).getReader();
  const next = async (): Promise<SseEvent | null> => {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done || value === undefined) return null;
    return { id: value.id === undefined ? null : Number(value.id), event: value.event ?? 'message', data: JSON.parse(value.data) };
  };
  return {
    status: response.status,
    headers: response.headers,
    next,
    async rest() {
      const events: SseEvent[] = [];
      for (let event = await next(); event !== null; event = await next()) events.push(event);
      return events;
    },
    async close() {
      abort.abort();
      await reader?.cancel().catch(() => undefined);
    },
  };
}
