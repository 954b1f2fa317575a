import type { StreamHead } from '../../server/executions/require-readable.ts';

/** `nothing`: 204, the client has seen the end. */
export type StreamStart = { kind: 'snapshot' } | { kind: 'replay'; after: number } | { kind: 'nothing' };

/** What a client gets first, by the id of the last event that it says it has seen. */
export function streamStart(lastEventId: string | undefined, head: StreamHead): StreamStart {
  if (lastEventId === undefined || !/^\d+$/.test(lastEventId)) return { kind: 'snapshot' };
  const last = BigInt(lastEventId);
  if (last >= BigInt(head.seq) && head.ended) return { kind: 'nothing' };
  if (last > BigInt(head.seq) || last < BigInt(head.firstSeq - 1)) return { kind: 'snapshot' };
  return { kind: 'replay', after: Number(last) };
}
