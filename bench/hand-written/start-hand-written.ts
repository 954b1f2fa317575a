import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { jitiCommand } from '../environment/jiti-command.ts';
import type { FromProcess, RunReport, RunRequest } from './protocol.ts';

export interface HandWritten {
  pid: number;
  run(request: RunRequest): Promise<RunReport>;
  stop(): Promise<void>;
}

export async function startHandWritten(temporalAddress: string): Promise<HandWritten> {
  const [command, ...args] = jitiCommand(fileURLToPath(new URL('./process.ts', import.meta.url)));
  const child = spawn(command, args, {
    env: { ...process.env, TEMPORAL_ADDRESS: temporalAddress },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  await answer(child, 'ready');
  return {
    pid: child.pid ?? 0,
    async run(request) {
      child.send(request);
      return (await answer(child, 'done')).report;
    },
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function answer<Type extends FromProcess['type']>(child: ChildProcess, type: Type): Promise<Extract<FromProcess, { type: Type }>> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`The hand-written process ended with ${code}`));
    child.once('exit', onExit);
    child.once('message', (message: FromProcess) => {
      child.off('exit', onExit);
      if (message.type === type) resolve(message as Extract<FromProcess, { type: Type }>);
      else reject(new Error(message.type === 'failed' ? message.message : `unexpected ${message.type}`));
    });
  });
}
