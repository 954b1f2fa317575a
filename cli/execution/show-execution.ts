import type { ExecutionView } from '../../common/execution/execution-view.ts';
import type { Screen } from '../output/screen.ts';
import { describeChanges } from './describe-changes.ts';
import { renderExecution } from './render-execution.ts';

const REDRAW_MS = 100;

/**
 * Shows an execution until it ends: on a terminal a table that redraws itself, else a line for each change. Returns the
 * last view; null when there was none.
 */
export async function showExecution(screen: Screen, views: AsyncIterable<ExecutionView>): Promise<ExecutionView | null> {
  let view: ExecutionView | null = null;
  const draw = () => {
    if (view !== null)
      screen.live(renderExecution(view, { width: screen.width(), height: screen.height(), now: new Date(), paint: screen.paint }));
  };
  const redrawing = screen.interactive ? setInterval(draw, REDRAW_MS) : undefined;
  try {
    for await (const next of views) {
      if (!screen.interactive) for (const line of describeChanges(view, next, new Date())) screen.line(line);
      view = next;
      draw();
    }
  } finally {
    clearInterval(redrawing);
    screen.keep();
  }
  return view;
}
