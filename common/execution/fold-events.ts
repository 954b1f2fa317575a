import type { ExecutionView } from './execution-view.ts';
import type { JournalEvent } from './journal-event.ts';
import { ViewFold } from './view-fold.ts';

/**
 * Folds events, in order of `seq`, into a view. The view given is left as it is, and every node that no event touches is
 * the same object in the result; events that the view already holds (`seq` up to its own) are ignored.
 *
 * Returns null when a reset voids events that the view holds already: what a view was before cannot be found in it. Load
 * the view anew then, or fold the whole history by `foldHistory`.
 */
export function foldEvents(view: ExecutionView, events: readonly JournalEvent[]): ExecutionView | null {
  const fold = new ViewFold(view);
  for (const event of events) {
    if (event.seq <= fold.view.seq) {
      continue;
    }
    if (event.type === 'execution.started' && event.base !== undefined && event.base < fold.view.seq) {
      return null;
    }
    fold.apply(event);
  }
  return fold.view;
}
