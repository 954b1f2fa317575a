import type { StepCall } from '../../common/activities/activities.ts';
import type { Writer } from '../../db/statements/journal-apply.ts';
import type { ActivityDeps } from '../deps.ts';
import type { JournalWriter } from '../journal-writer.ts';
import type { Prepared } from './prepared.ts';
import type { StepHeartbeat } from './step-heartbeat.ts';
import type { LogUsage } from './step-log.ts';

/** The attempt that was claimed, and all it works with. */
export interface Attempt {
  deps: ActivityDeps;
  journal: JournalWriter;
  call: StepCall;
  writer: Writer;
  prepared: Prepared;
  heartbeat: StepHeartbeat;
  number: number;
  /** how many attempts count, this one included */
  counted: number;
  generation: number;
  /** what earlier attempts wrote to the log */
  logged: LogUsage;
}
