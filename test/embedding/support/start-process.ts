import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface StartedProcess {
  /** everything it wrote, for the message of a failing test */
  output(): string;
  stop(): Promise<void>;
}

/**
 * Runs a server of a host in a process group of its own and waits for a line that fits `ready`; gives what the pattern caught.
 * @throws Error with its output when it ends before, or is not ready in time
 */
export async function startProcess(
  args: string[],
  options: { cwd: string; env: Record<string, string>; ready: RegExp; timeoutMs?: number },
): Promise<StartedProcess & { caught: string }> {
  const { cwd, env, ready, timeoutMs = 30_000 } = options;
  const child = spawn(process.execPath, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const stop = async () => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'close');
    const kill = (signal: NodeJS.Signals) => {
      try {
        process.kill(-(child.pid ?? 0), signal);
      } catch {
        // the whole group has ended by itself
      }
    };
    kill('SIGTERM');
    const force = setTimeout(() => kill('SIGKILL'), 5_000);
    await gone;
    clearTimeout(force);
  };
  const caught = await new Promise<string>((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`${args.join(' ')} ${why}\n${output}`));
    const timer = setTimeout(() => fail(`was not ready in ${timeoutMs} ms`), timeoutMs);
    const read = (chunk: Buffer) => {
      output += chunk;
      const found = ready.exec(output);
      if (found === null) return;
      clearTimeout(timer);
      resolve(found[1] ?? found[0]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`ended with ${code}`);
    });
  }).catch(async (error) => {
    await stop();
    throw error;
  });
  return { caught, output: () => output, stop };
}
