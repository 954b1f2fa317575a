import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { bundleWorkflowCode, Worker, type WorkflowBundle } from '@temporalio/worker';
import { WORKFLOWS_PATH } from '../../worker/workflows-path.ts';
import { recordHistories } from './record-histories.ts';
import { RECORDED } from './recorded-graphs.ts';

const folder = fileURLToPath(new URL('histories', import.meta.url));
const silent = { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} };

async function replay(bundle: WorkflowBundle, name: string): Promise<void> {
  const history = historyFromJSON(JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8')));
  // Without the debug mode that is a replay worker's default, so that an endless loop has its limit.
  const options = { workflowBundle: bundle, debugMode: false };
  await Worker.runReplayHistory(options, history, name);
}

let bundle: WorkflowBundle;
beforeAll(async () => {
  if (process.env.RECORD_HISTORIES) await recordHistories(folder);
  bundle = await bundleWorkflowCode({ workflowsPath: WORKFLOWS_PATH, logger: silent });
}, 300_000);

describe('the interpreter of today', () => {
  test.each(Object.keys(RECORDED))('replays the recorded history "%s"', async (name) => {
    await replay(bundle, name);
  });

  test('is bundled without zod and without what reaches outside', () => {
    expect(bundle.code).not.toMatch(/ZodType/);
    expect(bundle.code).not.toMatch(/new Function\(|[^\w.]eval\(/);
  });
});

test('an interpreter that gives its commands in another order does not replay', async () => {
  const reordered = await bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('reordered/index.ts', import.meta.url)),
    logger: silent,
  });
  await expect(replay(reordered, 'parallel')).rejects.toThrow(/[Nn]on-?determinis/);
  await replay(reordered, 'chain');
});
