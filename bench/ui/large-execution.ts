import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { JournalBody } from '../../common/execution/journal-event.ts';
import { largeGraph, type Shape } from './large-graph.ts';
import { type CanvasFigures, measureCanvas } from './measure-canvas.ts';
import { startUiEnvironment, type UiEnvironment } from './ui-environment.ts';

const NODES = 1_000;
/** those that have run; the next few are running, one of them will end while the page is watched */
const DONE = 600;
const RUNNING = 8;

const { values } = parseArgs({ options: { out: { type: 'string' } } });
const environment = await startUiEnvironment();
try {
  const figures: Partial<Record<Shape, CanvasFigures>> = {};
  for (const shape of ['wide', 'deep'] as const) {
    figures[shape] = await measureCanvas(environment, await midway(environment, shape), `n${DONE + 1}`);
    console.log(shape, figures[shape]);
  }
  const machine = { cpus: cpus().length, model: cpus()[0]?.model, node: process.version, browser: environment.browser.version() };
  const results = { at: new Date().toISOString(), machine: { ...machine, load: loadavg()[0] }, nodes: NODES, figures };
  if (values.out !== undefined) writeFileSync(values.out, `${JSON.stringify(results, null, 2)}\n`);
} finally {
  await environment.stop();
}

/** An execution that has come this far, as its journal tells it. */
async function midway({ post, journal }: UiEnvironment, shape: Shape): Promise<string> {
  const graph = largeGraph(NODES, shape);
  const { id } = await post('/api/workflows', { name: `large ${shape}`, graph });
  await post(`/api/workflows/${id}/publish`, {});
  const { executionId = '' } = await post(`/api/workflows/${id}/executions`, { input: {} });
  const bodies = graph.nodes.slice(0, DONE + 1 + RUNNING).flatMap(({ id: nodeId }, at): JournalBody[] => {
    const leaving = graph.edges.filter(({ source }) => source === nodeId);
    const started: JournalBody = { type: 'node.started', visit: nodeId, nodeId, attempt: 1 };
    if (at > DONE) return [started];
    const edges = Object.fromEntries(leaving.map((edge) => [edge.id, 'taken' as const]));
    return [started, { type: 'node.completed', visit: nodeId, nodeId, edges, output: { at } }];
  });
  for (let at = 0; at < bodies.length; at += 200) await journal(executionId, bodies.slice(at, at + 200));
  return executionId;
}
