import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';

export interface WorkerMetrics {
  registry: Registry;
  repairs: Counter;
}

/** `stuck` counts executions that are shown as stuck, asked at each scrape. */
export function createWorkerMetrics(stuck: () => Promise<number>): WorkerMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const repairs = new Counter({
    name: 'perdure_repairs_total',
    help: 'Executions whose end the reconciler had to write; should stay 0',
    registers: [registry],
  });
  const gauge = new Gauge({
    name: 'perdure_executions_stuck',
    help: 'Open executions that make no progress and say why',
    registers: [registry],
    async collect() {
      gauge.set(await stuck());
    },
  });
  return { registry, repairs };
}
