import { AsyncLocalStorage } from 'node:async_hooks';
import { format } from 'node:util';
import type { LogLine } from '../../common/execution/journal-event.ts';
import type { LogBuffer } from './step-log.ts';

const current = new AsyncLocalStorage<LogBuffer>();

const LEVELS: Record<'log' | 'info' | 'warn' | 'error' | 'debug', LogLine['level']> = {
  log: 'info',
  info: 'info',
  warn: 'warn',
  error: 'error',
  debug: 'debug',
};

const INSTALLED = Symbol.for('perdure.console');

/** From now on what code prints while a step runs also goes to that step's log. Printing itself stays as it was. */
export function captureConsole(): void {
  const marked = console as Console & { [INSTALLED]?: boolean };
  if (marked[INSTALLED]) return;
  marked[INSTALLED] = true;
  for (const method of Object.keys(LEVELS) as (keyof typeof LEVELS)[]) {
    const print = console[method];
    console[method] = (...args: unknown[]) => {
      const buffer = current.getStore();
      if (buffer) buffer.write(LEVELS[method], format(...args));
      else print.apply(console, args);
    };
  }
}

export function withConsole<T>(buffer: LogBuffer, work: () => T): T {
  return current.run(buffer, work);
}
