import { resolve } from 'node:path';
import { readEnvironment } from '../../server/config/environment.ts';
import { describeError } from '../output/describe-error.ts';
import { printError } from '../output/print-error.ts';
import { createScreen } from '../output/screen.ts';
import { shortPath } from '../output/short-path.ts';
import { leave } from '../process/leave.ts';
import { loadConfigFile } from '../process/load-config-file.ts';
import { listenForStop } from '../process/stop-requests.ts';
import { removeDevInfo } from './dev-info.ts';
import { createDevInfoFile } from './dev-info-file.ts';
import { lockFolder } from './folder-lock.ts';
import { emptyHome, prepareHome } from './prepare-home.ts';
import { startDevStack } from './start-dev-stack.ts';
import { stopLeftovers } from './stop-leftovers.ts';
import { createStopStack } from './stop-stack.ts';

export interface DevOptions {
  config: string | undefined;
  /** whether the example runs its demo */
  demo: boolean;
  /** whether the data of earlier starts are removed first */
  fresh: boolean;
}

/** How long an interrupted start may take to come to a point where it can be undone. */
const SETTLE_MS = 3_000;

/** Runs everything on this machine until it is told to stop. Returns the exit code. */
export async function runDev(options: DevOptions): Promise<number> {
  const screen = createScreen(process.stdout);
  const warn = (line: string) => screen.line(screen.paint('yellow', line));
  const stop = listenForStop();
  const { environment, warnings } = readEnvironment(process.env);
  const home = resolve(environment.home);
  const loaded = await loadConfigFile(options.config);
  for (const warning of [...warnings, ...loaded.warnings]) warn(warning);

  prepareHome(home);
  const lock = lockFolder(home);
  const info = createDevInfoFile(home);
  const parts = createStopStack();
  const release = () => {
    info.close();
    removeDevInfo(home);
    lock.release();
  };
  parts.push('folder', { stop: async () => release() });
  stop.onSecond(() => {
    screen.keep();
    screen.line('stopping at once');
    parts.killAll();
    release();
    leave(1);
  });

  const abort = new AbortController();
  const boot = async () => {
    screen.line(`${screen.paint('bold', 'perdure dev')}  ${screen.paint('dim', shortPath(home))}`);
    await stopLeftovers(lock.leftovers, warn);
    removeDevInfo(home);
    if (options.fresh) emptyHome(home);
    const { demo } = options;
    await startDevStack({ home, environment, configFile: loaded.file, demo, lock, info, parts, screen, warn, signal: abort.signal });
  };
  const booting = boot();
  const failure = await Promise.race([stop.requested.then(() => null), failureOf(booting)]);
  abort.abort();
  if (failure === null) {
    screen.keep();
    screen.line('stopping …');
    await Promise.race([booting.catch(() => undefined), settle()]);
  } else {
    screen.live([]);
    printError(failure.error);
  }
  await parts.stopAll((name, error) => warn(`${name} did not stop cleanly: ${describeError(error).message}`));
  if (failure === null) screen.line('stopped');
  return failure === null ? 0 : 1;
}

/** Resolves when the start fails; never when it succeeds, because then everything serves until a stop is asked for. */
function failureOf(booting: Promise<void>): Promise<{ error: unknown }> {
  return new Promise((done) => void booting.catch((error) => done({ error })));
}

function settle(): Promise<void> {
  return new Promise((done) => void setTimeout(done, SETTLE_MS).unref());
}
