import type { ExecutionState } from '../core/live/execution-state.ts';

const WORDS: Record<ExecutionState['connection'], string | null> = {
  loading: null,
  live: 'Live',
  reconnecting: 'Connecting again',
  polling: 'Every 2s',
  ended: null,
  offline: 'Offline',
};

const HINTS: Partial<Record<ExecutionState['connection'], string>> = {
  reconnecting: 'The connection was lost a moment ago. It comes back by itself.',
  polling: 'Something between this page and the server holds the stream back, so it is asked every two seconds.',
  offline: 'The server cannot be reached. What you see is the last known state.',
};

/** How fresh the picture is, quietly. */
export function ConnectionMark({ connection, replaying }: { connection: ExecutionState['connection']; replaying: boolean }) {
  const word = replaying ? 'Replay' : WORDS[connection];
  if (word === null) return null;
  return (
    <span className="pd-live" data-connection={replaying ? 'replay' : connection} role="status" title={HINTS[connection]}>
      {word}
    </span>
  );
}
