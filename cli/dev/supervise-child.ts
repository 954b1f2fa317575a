import { type ChildProcess, spawn } from 'node:child_process';
import { PerdureError } from '../../common/errors/perdure-error.ts';
import { isErrorCode } from '../connection/is-error-code.ts';
import type { DescribedError } from '../output/describe-error.ts';
import { createBackoff } from './backoff.ts';
import type { ChildLog } from './child-log.ts';
import type { ChildMessage } from './child-message.ts';
import { type StopStep, sendSignal, stopProcess } from './process/stop-process.ts';

export interface ChildOptions {
  name: string;
  /** of the `perdure` command */
  args: string[];
  env: Record<string, string>;
  log: ChildLog;
  /** a new process stands, or (null) none does until the next start */
  onPid(pid: number | null): void;
  /** what a person should know: it died, it is there again */
  say(line: string): void;
}

export interface SupervisedChild {
  /** resolves at the first readiness, rejects when the first start fails */
  ready: Promise<void>;
  stop(steps: StopStep[]): Promise<void>;
  kill(): void;
}

/** Runs a `perdure` command as a child in a process group of its own, and starts it again when it dies. */
export function superviseChild(options: ChildOptions): SupervisedChild {
  const { name, log } = options;
  const backoff = createBackoff();
  const state: { child: ChildProcess | null; stopping: boolean; wasReady: boolean; timer: NodeJS.Timeout | null } = {
    child: null,
    stopping: false,
    wasReady: false,
    timer: null,
  };
  let resolveReady = () => {};
  let rejectReady = (_error: unknown) => {};
  const ready = new Promise<void>((resolve, reject) => {
    resolveReady = resolve;
    rejectReady = reject;
  });

  const start = () => {
    const script = process.argv[1] ?? '';
    const child = spawn(process.execPath, [...process.execArgv, script, ...options.args], {
      detached: true,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    state.child = child;
    backoff.started();
    log.follow(child);
    let failure: DescribedError | null = null;
    child.on('message', (message) => {
      const { type, error } = message as ChildMessage & { error?: DescribedError };
      if (type === 'failed' && error !== undefined) {
        failure = error;
        log.note(`${error.code}: ${error.message}`);
      }
      if (type !== 'ready') return;
      if (state.wasReady) options.say(`${name} is back (process ${child.pid})`);
      state.wasReady = true;
      resolveReady();
    });
    let over = false;
    const end = (how: string) => {
      if (over) return;
      over = true;
      state.child = null;
      if (state.stopping) return;
      options.onPid(null);
      if (!state.wasReady) {
        rejectReady(failureOf(name, how, failure, log.lastLines()));
        return;
      }
      const delayMs = backoff.nextDelayMs();
      const why = failure === null ? how : `${failure.code}: ${failure.message}`;
      options.say(`${name} ended (${why}), starting it again in ${delayMs / 1_000} s`);
      state.timer = setTimeout(start, delayMs);
    };
    child.once('error', (error) => end(error.message));
    child.once('exit', (code, signal) => end(signal ?? `exit code ${code}`));
    if (child.pid !== undefined) options.onPid(child.pid);
  };
  start();

  return {
    ready,
    async stop(steps) {
      state.stopping = true;
      if (state.timer !== null) clearTimeout(state.timer);
      const { child } = state;
      if (child?.pid === undefined) return;
      // its own exit event, too: only then it is reaped and gone for everybody
      const exited = new Promise<void>((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) resolve();
        else child.once('exit', () => resolve());
      });
      if (await stopProcess(child.pid, steps)) await exited;
    },
    kill() {
      state.stopping = true;
      if (state.timer !== null) clearTimeout(state.timer);
      if (state.child?.pid !== undefined) sendSignal(-state.child.pid, 'SIGKILL');
    },
  };
}

function failureOf(name: string, how: string, failure: DescribedError | null, lastLines: string): PerdureError {
  if (failure === null) return new PerdureError('INTERNAL', `The ${name} could not be started (${how}): ${lastLines}`);
  return new PerdureError(isErrorCode(failure.code) ? failure.code : 'INTERNAL', failure.message, { remedy: failure.remedy });
}
