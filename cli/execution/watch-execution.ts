import type { ExecutionView } from '../../common/execution/execution-view.ts';
import { findTarget } from '../connection/find-target.ts';
import { requireDev } from '../connection/require-dev.ts';
import { createScreen } from '../output/screen.ts';
import { eventsByApi } from './events-by-api.ts';
import { showExecution } from './show-execution.ts';
import { watchByApi } from './watch-by-api.ts';

/** Shows an execution to its end. Returns the exit code: 0 for success. */
export async function watchExecution(executionId: string, options: { json: boolean }): Promise<number> {
  const dev = requireDev(findTarget());
  if (options.json) {
    let last = '';
    for await (const event of eventsByApi(dev, executionId)) {
      process.stdout.write(`${JSON.stringify(event)}\n`);
      last = event.type;
    }
    return last === 'execution.completed' ? 0 : 1;
  }
  const view: ExecutionView | null = await showExecution(createScreen(process.stdout), watchByApi(dev, executionId));
  return view?.status === 'success' ? 0 : 1;
}
