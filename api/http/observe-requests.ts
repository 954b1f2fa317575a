import type { RequestHandler } from 'express';
import type { ApiMetrics } from '../api-metrics.ts';
import { contextOf } from './request-context.ts';

/** Counts and times each request by its route; streams are counted when they end. */
export function observeRequests(metrics: ApiMetrics): RequestHandler {
  return (request, response, next) => {
    const begun = process.hrtime.bigint();
    response.once('close', () => {
      const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
      const route = contextOf(request).route ?? 'other';
      metrics.requests.observe({ method: request.method, route, status: String(response.statusCode) }, seconds);
    });
    next();
  };
}
