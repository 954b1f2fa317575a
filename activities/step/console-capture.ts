import { AsyncLocalStorage } from 'node:async_hooks';
import { format, type InspectOptions, inspect } from 'node:util';
import type { LogLine } from '../../common/execution/journal-event.ts';
import { describeThrown } from '../../common/json/describe-thrown.ts';
import type { LogBuffer } from './step-log.ts';

const LEVELS: Record<'log' | 'info' | 'warn' | 'error' | 'debug' | 'dir' | 'dirxml', LogLine['level']> = {
  log: 'info',
  info: 'info',
  warn: 'warn',
  error: 'error',
  debug: 'debug',
  dir: 'info',
  dirxml: 'info',
};

const CURRENT = Symbol.for('perdure.stepLog');

/** Whose code runs; on the global object, because a bundler may load this module twice and the console is patched once. */
function current(): AsyncLocalStorage<LogBuffer> {
  const holder = globalThis as { [CURRENT]?: AsyncLocalStorage<LogBuffer> };
  holder[CURRENT] ??= new AsyncLocalStorage<LogBuffer>();
  return holder[CURRENT];
}

const INSTALLED = Symbol.for('perdure.console');

/**
 * From now on what code prints while a step runs goes to that step's log instead, because it may hold secrets. What a step
 * left behind prints after its end is printed without them; all other printing stays as it was.
 */
export function captureConsole(): void {
  const marked = console as Console & { [INSTALLED]?: boolean };
  if (marked[INSTALLED]) return;
  marked[INSTALLED] = true;
  for (const method of Object.keys(LEVELS) as (keyof typeof LEVELS)[]) {
    const print = console[method] as (...args: unknown[]) => void;
    console[method] = (...args: unknown[]) => {
      const buffer = currentLog();
      if (buffer === undefined) print.apply(console, args);
      else if (buffer.open()) buffer.write(LEVELS[method], textOf(method, args));
      else print.call(console, buffer.redact(textOf(method, args)));
    };
  }
}

export function withConsole<T>(buffer: LogBuffer, work: () => T): T {
  return current().run(buffer, work);
}

/** The log of the step whose code runs, its end notwithstanding. */
export function currentLog(): LogBuffer | undefined {
  return current().getStore();
}

function textOf(method: keyof typeof LEVELS, args: unknown[]): string {
  try {
    return method === 'dir' ? inspect(args[0], args[1] as InspectOptions | undefined) : format(...args);
  } catch (error) {
    return `[cannot be printed: ${describeThrown(error)}]`;
  }
}
