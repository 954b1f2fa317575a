import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { builtPerdure, cleanEnvironment } from '../support/built-perdure.ts';
import { eventually } from '../support/eventually.ts';

const PLUGIN = fileURLToPath(new URL('ledger-plugin.mjs', import.meta.url));

export interface WorkerProcess {
  pid: number;
  /** what it printed */
  output(): string;
  kill(): Promise<void>;
  stop(): Promise<void>;
  /** resolves when the process is gone, with the signal that ended it */
  gone: Promise<NodeJS.Signals | null>;
}

/** A `perdure worker` as an operator runs it. Resolves when it polls. */
export async function startWorkerProcess(env: Record<string, string>): Promise<WorkerProcess> {
  const child: ChildProcess = spawn(process.execPath, [builtPerdure(), 'worker', '--config', PLUGIN, '--grace', '1', '--heartbeat', '2'], {
    env: { ...cleanEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  child.stdout?.on('data', (chunk) => (output += chunk));
  child.stderr?.on('data', (chunk) => (output += chunk));
  let ready = false;
  child.on('message', (message) => {
    if ((message as { type?: string }).type === 'ready') ready = true;
  });
  const gone = once(child, 'exit').then(([, signal]) => signal as NodeJS.Signals | null);
  await eventually(
    () => {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the worker ended: ${output}`);
      return ready;
    },
    { timeoutMs: 60_000 },
  );
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await gone;
  };
  return { pid: child.pid ?? 0, output: () => output, kill: () => end('SIGKILL'), stop: () => end('SIGTERM'), gone };
}

export interface LedgerEntry {
  kind: 'begin' | 'end' | 'row';
  tag: string;
  key?: string;
  attempt: number;
  pid: number;
}

export function readLedger(file: string, tag: string): LedgerEntry[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as LedgerEntry).filter((entry) => entry.tag === tag);
}
