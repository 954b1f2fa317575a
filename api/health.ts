import { Router } from 'express';
import type { Database } from '../db/database.ts';
import { ping } from '../db/statements/ping.ts';

/** `/healthz`: the process answers. `/readyz`: it can also reach PostgreSQL. */
export function createHealthRouter(database: Database): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  router.get('/readyz', async (_request, response) => {
    await ping(database.client);
    response.json({ status: 'ok' });
  });
  return router;
}
