import { errorMessage } from '../../common/errors/error-message.ts';
import { isPerdureError } from '../../common/errors/perdure-error.ts';
import { createBackoff } from './backoff.ts';

/** A server process that runs: PostgreSQL or Temporal. */
export interface RunningServer {
  pid: number;
  ended: Promise<void>;
  stop(): Promise<void>;
  /** ends it at once */
  kill(): void;
}

export interface SupervisedServer<T extends RunningServer> {
  /** as it started first; address and port stay the same over later starts */
  first: T;
  stop(): Promise<void>;
  /** ends it at once */
  kill(): void;
}

/** Starts a server, and starts it again where it was when it dies. Rejects when the first start fails. */
export async function superviseServer<T extends RunningServer>(options: {
  name: string;
  /** `before`: what ran before, whose port is to be taken again */
  start(before: T | null): Promise<T>;
  onPid(pid: number | null): void;
  say(line: string): void;
}): Promise<SupervisedServer<T>> {
  const backoff = createBackoff();
  const first = await options.start(null);
  const state: { current: T | null; stopping: boolean; timer: NodeJS.Timeout | null; starting: Promise<void> } = {
    current: first,
    stopping: false,
    timer: null,
    starting: Promise.resolve(),
  };
  const watch = (server: T) => {
    state.current = server;
    backoff.started();
    options.onPid(server.pid);
    void server.ended.then(() => {
      state.current = null;
      if (state.stopping) return;
      options.onPid(null);
      startAgain(`${options.name} ended`);
    });
  };
  const startAgain = (why: string) => {
    const delayMs = backoff.nextDelayMs();
    options.say(`${why}. Starting it again in ${delayMs / 1_000} s`);
    state.timer = setTimeout(() => {
      state.starting = restart();
    }, delayMs);
  };
  const restart = async () => {
    try {
      const server = await options.start(first);
      watch(server);
      options.say(`${options.name} is back (process ${server.pid})`);
    } catch (error) {
      if (!state.stopping) startAgain(`${options.name} could not be started: ${reasonOf(error)}`);
    }
  };
  watch(first);
  return {
    first,
    async stop() {
      state.stopping = true;
      if (state.timer !== null) clearTimeout(state.timer);
      await state.starting;
      await state.current?.stop();
    },
    kill() {
      state.stopping = true;
      if (state.timer !== null) clearTimeout(state.timer);
      state.current?.kill();
    },
  };
}

/** The port stays, because everybody else was told of it. */
function reasonOf(error: unknown): string {
  const isTaken = isPerdureError(error, 'PORT_UNAVAILABLE');
  const message = errorMessage(error).replace(/\.$/, '');
  return isTaken ? `${message}; free it, or start \`perdure dev\` again, which chooses another one` : message;
}
