/** Who takes work from a task queue, as far as Temporal knows. */
export interface WorkersSeen {
  /** processes that asked for work in the last minutes, ended ones among them for a while */
  count: number;
  /** when one of them asked last, which an idle one does once a minute; null when there is none */
  lastSeenAt: Date | null;
}

/** Whether Temporal answers. */
export type TemporalHealth = { reachable: true; workers: WorkersSeen } | { reachable: false; message: string };
