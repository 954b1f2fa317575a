import { EventSourceParserStream } from 'eventsource-parser/stream';
import type { Environment } from '../environment/start-environment.ts';

/** Watches an execution through the stream until it ends: how long after each step's end, in ms, its event was here. */
export async function streamDelays(environment: Environment, executionId: string): Promise<number[]> {
  const response = await fetch(`${environment.apiUrl}/api/executions/${executionId}/stream`, {
    headers: { authorization: `Bearer ${environment.apiKey}` },
  });
  if (!response.ok || !response.body) throw new Error(`The stream answered ${response.status}`);
  const delays: number[] = [];
  const events = response.body.pipeThrough(new TextDecoderStream() as never).pipeThrough(new EventSourceParserStream());
  for await (const { event, data } of events as AsyncIterable<{ event?: string; data: string }>) {
    if (event === 'end') break;
    if (event !== 'event') continue;
    const { type, attempt, at } = JSON.parse(data);
    // what the interpreter decides has no attempt, and rides along with a later step
    if (type === 'node.completed' && attempt !== undefined) delays.push(Date.now() - Date.parse(at));
  }
  return delays;
}
