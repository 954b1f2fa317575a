import { showExecution } from '../execution/show-execution.ts';
import { watchByApi } from '../execution/watch-by-api.ts';
import { describeError } from '../output/describe-error.ts';
import { createAppLink } from './create-app-link.ts';
import type { Demo } from './demo.ts';
import type { DevInfo } from './dev-info.ts';
import type { StackOptions } from './stack-options.ts';

/** Runs the example once and shows it live. A demo that fails is told, and everything keeps serving. */
export async function runDemo(demo: Demo, info: DevInfo, options: StackOptions): Promise<void> {
  const { screen, warn, signal } = options;
  try {
    screen.line();
    const { executionId, report } = await demo.start(info);
    signal.throwIfAborted();
    const link = await createAppLink(info, options, `/executions/${executionId}`);
    if (link !== null) screen.line(`${screen.paint('bold', 'Watch it')} at ${link}\n`);
    await showExecution(screen, watchByApi(info, executionId, signal));
    signal.throwIfAborted();
    screen.line();
    for (const line of await report()) screen.line(line);
  } catch (error) {
    signal.throwIfAborted();
    const { code, message } = describeError(error);
    warn(`The demo failed: ${code === 'INTERNAL' ? message : `${code}: ${message}`}`);
  }
}
