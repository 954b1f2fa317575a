// A host's plugin whose effects are noted in a file outside of the product, one JSON line each.
import { appendFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const note = (entry) => appendFileSync(process.env.LEDGER, `${JSON.stringify({ ...entry, pid: process.pid })}\n`);

const steps = {
  effect: async ({ tag, ms }, { idempotencyKey: key, attempt }) => {
    note({ kind: 'begin', tag, key, attempt });
    await sleep(Number(ms ?? 0));
    note({ kind: 'end', tag, key, attempt });
    return { tag, attempt };
  },
  // the first time it never comes to an end, nor lets anything else run
  spin: ({ tag }, { idempotencyKey: key, attempt }) => {
    note({ kind: 'begin', tag, key, attempt });
    while (attempt === 1);
    note({ kind: 'end', tag, key, attempt });
    return { tag };
  },
  // its only effect is a row, written in the transaction that commits the outcome
  row: async ({ tag }, { client, executionId, attempt }) => {
    note({ kind: 'row', tag, attempt });
    await client.query('insert into effects (execution_id, tag) values ($1::uuid, $2)', [executionId, tag]);
    return { tag };
  },
};

export default {
  workflowPlugins: [
    {
      stepImporters: Object.entries(steps)
        .filter(([slug]) => process.env.WITHOUT !== slug)
        .map(([slug, stepFunction]) => ({ actionId: `try/${slug}`, importer: { stepFunction } })),
    },
  ],
};
