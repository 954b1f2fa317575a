/** What the bench asks of the hand-written process. */
export interface RunRequest {
  workflow: 'normalChain' | 'localChain';
  length: number;
  count: number;
  inFlight: number;
}

export type FromProcess = { type: 'ready' } | { type: 'done'; report: RunReport } | { type: 'failed'; message: string };

export interface RunReport {
  /** from `start()` to `result()`, in ms */
  durations: number[];
  wallMs: number;
  /** mean over some of the executions */
  historyEvents: number;
}
