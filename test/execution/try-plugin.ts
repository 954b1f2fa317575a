import { setTimeout as sleep } from 'node:timers/promises';
import type { StepFunction } from '../../common/plugin/step.ts';
import type { WorkflowServerPlugin } from '../../common/plugin/workflow-server-plugin.ts';

/** A plugin of the host's form: steps under `try/…`, and a ledger of effects that lies outside of the product. */
export interface TryPlugin {
  plugin: WorkflowServerPlugin;
  ledger: { tag: string; kind: 'begin' | 'end'; key: string; attempt: number }[];
}

export function tryPlugin(more: Record<string, StepFunction> = {}): TryPlugin {
  const ledger: TryPlugin['ledger'] = [];
  const steps: Record<string, StepFunction> = {
    echo: async ({ actionType: _type, integrationId: _id, ...fields }) => ({ success: true, data: fields }),
    slow: async ({ ms, value }) => {
      await sleep(Number(ms), undefined, { ref: false });
      return { value: value ?? null };
    },
    effect: async ({ tag, ms }, { idempotencyKey: key, attempt }) => {
      ledger.push({ kind: 'begin', tag, key, attempt });
      await sleep(Number(ms ?? 0));
      ledger.push({ kind: 'end', tag, key, attempt });
      return { tag, attempt };
    },
    flaky: async ({ failures, how }, { attempt }) => {
      if (attempt > Number(failures)) return { attempt };
      if (how === 'result') return { success: false, error: `not yet (${attempt})`, hint: 'wait' };
      throw new Error(`not yet (${attempt})`);
    },
    large: async ({ bytes }) => ({ text: 'x'.repeat(Number(bytes)), small: 7 }),
    ...more,
  };
  return {
    ledger,
    plugin: {
      stepImporters: Object.entries(steps).map(([slug, stepFunction]) => ({ actionId: `try/${slug}`, importer: { stepFunction } })),
    },
  };
}
