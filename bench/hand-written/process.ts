// The hand-written counterpart as a process of its own: worker and client on one connection, so that eager starts are
// possible, with the settings of Perdure's worker.
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Client } from '@temporalio/client';
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { inFlight } from '../measure/in-flight.ts';
import type { FromProcess, RunReport, RunRequest } from './protocol.ts';

const TASK_QUEUE = 'bench-hand-written';
const SAMPLES = 5;

function send(message: FromProcess): void {
  process.send?.(message);
}

Runtime.install({ logger: { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error: console.error } });
const connection = await NativeConnection.connect({ address: process.env.TEMPORAL_ADDRESS ?? '127.0.0.1:7233' });
const client = new Client({ connection });
const worker = await Worker.create({
  connection,
  taskQueue: TASK_QUEUE,
  workflowsPath: fileURLToPath(new URL('./workflows.ts', import.meta.url)),
  activities: { noop: async () => null },
  maxConcurrentActivityTaskExecutions: 100,
  maxHeartbeatThrottleInterval: '5s',
  defaultHeartbeatThrottleInterval: '5s',
});

async function run(request: RunRequest): Promise<RunReport> {
  const handles: { workflowId: string }[] = [];
  const began = performance.now();
  const durations = await inFlight(request, async () => {
    const t = performance.now();
    const workflowId = randomUUID();
    const handle = await client.workflow.start(request.workflow, {
      taskQueue: TASK_QUEUE,
      workflowId,
      args: [request.length],
      requestEagerStart: true,
    });
    await handle.result();
    handles.push({ workflowId });
    return performance.now() - t;
  });
  const wallMs = performance.now() - began;
  const lengths = await Promise.all(
    handles.slice(-SAMPLES).map(async ({ workflowId }) => (await client.workflow.getHandle(workflowId).describe()).historyLength),
  );
  return { durations, wallMs, historyEvents: lengths.reduce((sum, n) => sum + n, 0) / lengths.length };
}

process.on('message', (request: RunRequest) => {
  run(request).then(
    (report) => send({ type: 'done', report }),
    (error) => send({ type: 'failed', message: String(error) }),
  );
});
process.once('SIGTERM', () => worker.shutdown());
process.once('disconnect', () => worker.shutdown());
const running = worker.run();
send({ type: 'ready' });
await running;
await connection.close();
process.exit(0);
