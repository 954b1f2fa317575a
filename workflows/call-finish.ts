import type { FinishCall, FinishReport } from '../common/activities/activities.ts';
import type { Ending } from '../common/graph/command.ts';
import type { Caller } from './caller.ts';

/** Writes the end, with whatever decisions are left; what does not fit on one activity goes ahead. */
export async function callFinish(caller: Caller, ending: Ending): Promise<FinishReport> {
  while (caller.journal.heavy()) {
    caller.flushLeftovers();
    await caller.flushed();
    if (caller.failed() !== undefined) throw caller.failed();
  }
  return caller.call((baggage) => caller.local['perdure.finish']({ ...baggage, ending: endingOf(ending) }));
}

function endingOf(ending: Ending): FinishCall['ending'] {
  return ending.status === 'cancelled' ? { status: 'cancelled' } : ending;
}
