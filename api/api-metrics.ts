import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What the API counts, in a registry of its own. */
export interface ApiMetrics {
  registry: Registry;
  requests: Histogram<'method' | 'route' | 'status'>;
  streams: Gauge;
}

/** `processMetrics`: memory, event loop and garbage collection of the whole process, too. */
export function createApiMetrics(options: { processMetrics?: boolean } = {}): ApiMetrics {
  const registry = new Registry();
  if (options.processMetrics === true) collectDefaultMetrics({ register: registry });
  return {
    registry,
    requests: new Histogram({
      name: 'perdure_http_request_duration_seconds',
      help: 'Requests to the API by route',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.02, 0.05, 0.1, 0.5, 1, 5],
      registers: [registry],
    }),
    streams: new Gauge({ name: 'perdure_sse_clients', help: 'Open event streams', registers: [registry] }),
  };
}
