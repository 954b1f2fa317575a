import type { ServerConfig } from '../../../server/config/server-config.ts';

interface Gate {
  promise: Promise<void>;
  resolve(): void;
}

export interface HeldSteps {
  config: ServerConfig;
  /** lets the step of one order go on */
  release(orderId: string): void;
}

/** The steps of the examples' workflows, each held until its order is released: a test looks at what runs as long as it likes. */
export function heldSteps(): HeldSteps {
  const gates = new Map<string, Gate>();
  const gate = (orderId: string) => {
    const there = gates.get(orderId) ?? newGate();
    gates.set(orderId, there);
    return there;
  };
  const step = async (orderId: unknown) => {
    await gate(String(orderId)).promise;
    return { done: true };
  };
  return {
    config: {
      workflowPlugins: [
        {
          stepImporters: [
            {
              actionId: 'my-integration/my-action',
              importer: { stepFunction: ({ message }) => step(String(message).replace('Pack ', '')) },
            },
            { actionId: 'warehouse/pack', importer: { stepFunction: ({ orderId }) => step(orderId) } },
          ],
        },
      ],
    },
    release: (orderId) => gate(orderId).resolve(),
  };
}

function newGate(): Gate {
  let resolve = () => {};
  const promise = new Promise<void>((open) => {
    resolve = open;
  });
  return { promise, resolve };
}
