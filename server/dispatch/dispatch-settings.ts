import type { ExecutionSettings } from '../../common/activities/execution-args.ts';

export interface DispatchSettings {
  execution: ExecutionSettings;
  /** starts and deliveries under way at once; default 20 */
  concurrency?: number;
  /** how often to look without being woken; default 1,000 */
  pollIntervalMs?: number;
  /** for how long a taken row is nobody else's; must exceed the gateway's deadline; default 20,000 */
  leaseMs?: number;
  /** after so long without a start an execution is shown as stuck; default 10,000 */
  stuckAfterMs?: number;
  /** the longest pause between two attempts to start the same execution; default 5,000 */
  maximumBackoffMs?: number;
}
