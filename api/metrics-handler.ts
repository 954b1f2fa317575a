import type { RequestListener } from 'node:http';
import type { ApiMetrics } from './api-metrics.ts';

/** `/metrics` in Prometheus' format, and nothing else. */
export function metricsHandler({ registry }: ApiMetrics): RequestListener {
  return async (request, response) => {
    if (request.method !== 'GET' || request.url?.split('?')[0] !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    const text = await registry.metrics();
    response.writeHead(200, { 'Content-Type': registry.contentType }).end(text);
  };
}
