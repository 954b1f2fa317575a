import { findTarget } from '../connection/find-target.ts';
import { createScreen } from '../output/screen.ts';
import { openExecutionFeed } from './open-execution-feed.ts';
import { showExecution } from './show-execution.ts';

/** Shows an execution to its end. Returns the exit code: 0 for success. */
export async function watchExecution(executionId: string, options: { json: boolean }): Promise<number> {
  const feed = openExecutionFeed(findTarget());
  try {
    if (!options.json) {
      const view = await showExecution(createScreen(process.stdout), feed.views(executionId));
      return view?.status === 'success' ? 0 : 1;
    }
    let last = '';
    for await (const event of feed.events(executionId)) {
      process.stdout.write(`${JSON.stringify(event)}\n`);
      last = event.type;
    }
    return last === 'execution.completed' ? 0 : 1;
  } finally {
    await feed.close();
  }
}
