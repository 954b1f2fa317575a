import { Router } from 'express';
import { pingDatabase } from '../server/database/check-database.ts';
import type { Database } from '../server/database/connect-database.ts';

/** `/healthz`: the process answers. `/readyz`: it can also reach PostgreSQL. */
export function createHealthRouter(database: Database): Router {
  const router = Router({ caseSensitive: true });
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  router.get('/readyz', async (_request, response) => {
    await pingDatabase(database);
    response.json({ status: 'ok' });
  });
  return router;
}
