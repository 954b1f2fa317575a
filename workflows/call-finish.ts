import type { FinishCall, FinishReport } from '../common/activities/activities.ts';
import type { Ending } from '../common/graph/command.ts';
import type { Caller } from './caller.ts';

/** Writes the end, with whatever decisions are left. */
export function callFinish(caller: Caller, ending: Ending): Promise<FinishReport> {
  return caller.call((baggage) => caller.local['perdure.finish']({ ...baggage, ending: endingOf(ending) }));
}

function endingOf(ending: Ending): FinishCall['ending'] {
  return ending.status === 'cancelled' ? { status: 'cancelled' } : ending;
}
