import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import type { WatchdogOrder } from './watchdog.ts';

const TICK_MS = 500;
const { beats, limitMs } = workerData as WatchdogOrder;
let seen = -1;
let silentMs = 0;

// counted in ticks, so that a laptop's sleep or a SIGSTOP is no silence
setInterval(() => {
  const beat = Atomics.load(beats, 0);
  silentMs = beat === seen ? silentMs + TICK_MS : 0;
  seen = beat;
  if (silentMs < limitMs) return;
  try {
    writeSync(1, `${JSON.stringify(lastWords())}\n`);
  } finally {
    process.kill(process.pid, 'SIGKILL');
  }
}, TICK_MS);

/** As the log of the process has its lines, which cannot be written by that any more. */
function lastWords(): object {
  const msg = `the event loop stood still for ${limitMs / 1_000} s: a step computes without pause; this process ends itself, and its steps are tried again`;
  return { level: 60, time: Date.now(), pid: process.pid, name: 'perdure worker', msg };
}
