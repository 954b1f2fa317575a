import { join } from 'node:path';
import { builtApp } from '../../api/app/built-app.ts';
import { abortable } from '../process/abortable.ts';
import { createChildLog } from './child-log.ts';
import { findFreePort } from './free-port.ts';
import type { StopStep } from './process/stop-process.ts';
import { retryTakenPort } from './retry-taken-port.ts';
import type { StackOptions } from './stack-options.ts';
import { type SupervisedChild, superviseChild } from './supervise-child.ts';

const WORKER_GRACE_SECONDS = 5;

/** Together with Temporal's and PostgreSQL's, a stop takes less than ten seconds at worst. The worker needs a moment beyond its grace. */
const WORKER_STOP: StopStep[] = [
  { signal: 'SIGTERM', waitMs: 6_000 },
  { signal: 'SIGKILL', waitMs: 500 },
];
const API_STOP: StopStep[] = [
  { signal: 'SIGTERM', waitMs: 800 },
  { signal: 'SIGKILL', waitMs: 300 },
];

/** Starts the api on a free port and waits until it is ready. Returns its URL. */
export function startApiChild(options: StackOptions, env: Record<string, string>): Promise<string> {
  const { host, port, portIsGiven } = options.environment;
  let api: SupervisedChild | null = null;
  options.parts.push('api', { stop: async () => api?.stop(API_STOP), kill: () => api?.kill() });
  return retryTakenPort(async () => {
    // a port that was asked for is not silently replaced: whoever asked would look there
    const free = await findFreePort(port, portIsGiven ? { tries: 1 } : {});
    const apiUrl = `http://${host.includes(':') ? `[${host}]` : host}:${free}`;
    options.info.set({ apiUrl, appUrl: builtApp() === null ? null : apiUrl, docsUrl: `${apiUrl}/docs` });
    api = startChild('api', [], options, { ...env, PERDURE_PORT: String(free) });
    await abortable(api.ready, options.signal);
    return apiUrl;
  });
}

/** Starts the worker and waits until it is ready. It is stopped before the api, Temporal and PostgreSQL. */
export async function startWorkerChild(options: StackOptions, env: Record<string, string>): Promise<void> {
  const { metricsPort } = options.environment;
  // two processes cannot serve their metrics on one port
  const workerMetrics: Record<string, string> =
    metricsPort === null || metricsPort === 0 ? {} : { PERDURE_METRICS_PORT: String(metricsPort + 1) };
  const worker = startChild('worker', ['--grace', String(WORKER_GRACE_SECONDS)], options, { ...env, ...workerMetrics });
  options.parts.push('worker', { stop: () => worker.stop(WORKER_STOP), kill: () => worker.kill() });
  await abortable(worker.ready, options.signal);
}

function startChild(name: 'api' | 'worker', extra: string[], options: StackOptions, env: Record<string, string>): SupervisedChild {
  return superviseChild({
    name,
    args: [name, ...extra, ...(options.configFile === null ? [] : ['--config', options.configFile])],
    env,
    log: createChildLog(name, join(options.home, 'logs', `${name}.log`), (line) => options.warn(line)),
    onPid(pid) {
      if (pid !== null) options.lock.note(name, pid);
      options.info.set(name === 'api' ? { apiPid: pid } : { workerPid: pid });
    },
    say: (line) => options.warn(line),
  });
}
