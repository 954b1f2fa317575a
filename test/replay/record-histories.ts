import { mkdirSync, writeFileSync } from 'node:fs';
import { Client, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { cancelExecution } from '../../server/commands/cancel-execution.ts';
import { createTestStand } from '../execution/test-stand.ts';
import { tryPlugin } from '../execution/try-plugin.ts';
import { RECORDED } from './recorded-graphs.ts';

/** Runs every recorded graph and writes its history. Do this when the interpreter changes on purpose, behind a `patched()`. */
export async function recordHistories(folder: string): Promise<void> {
  const stand = await createTestStand({ workflowPlugins: [tryPlugin().plugin] });
  const connection = await Connection.connect({ address: stand.address });
  try {
    await stand.startWorker();
    const { workflow } = new Client({ connection });
    mkdirSync(folder, { recursive: true });
    for (const [name, { graph, input, cancelWhenPaused }] of Object.entries(RECORDED)) {
      const id = await stand.trigger(await stand.publish(graph), input);
      if (cancelWhenPaused) {
        await stand.until(id, ({ status }) => status === 'paused');
        await cancelExecution(stand.database, { executionId: id, by: 'trusted' });
      }
      await stand.ended(id);
      const handle = workflow.getHandle(id);
      await handle.result().catch(() => undefined);
      writeFileSync(`${folder}/${name}.json`, `${withoutMachine(historyToJSON(await handle.fetchHistory()))}\n`);
    }
  } finally {
    await connection.close();
    await stand.close();
  }
}

/** The history without names and paths of the machine that it was recorded on. */
function withoutMachine(history: string): string {
  return history.replace(/"identity": "[^"]*"/g, '"identity": "recorder"').replaceAll(`${process.cwd()}/`, '');
}
