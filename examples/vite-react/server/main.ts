// The shop's own server: its pages, its orders, and Perdure's API behind its own sign-in.
import { fileURLToPath } from 'node:url';
import express from 'express';
import { createPerdureRouter } from 'perdure/api';
import { Pool } from 'pg';
import config from '../perdure.config.ts';
import { placeOrder } from './place-order.ts';
import { signIn, userOf } from './sessions.ts';

const { DATABASE_URL, PORT = '8090' } = process.env;
const pool = new Pool({ connectionString: DATABASE_URL });
const perdure = createPerdureRouter({ databaseUrl: DATABASE_URL, config, authenticate: userOf });

const app = express();
// all that the viewer needs; nothing inline
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'";
app.use((_request, response, next) => {
  response.set('Content-Security-Policy', policy);
  next();
});
app.post('/sign-in', express.json(), (request, response) => {
  response.set('Set-Cookie', signIn(String(request.body.userName))).sendStatus(204);
});
app.post('/orders', express.json(), async (request, response) => {
  const user = userOf(request);
  if (user === null) response.sendStatus(401);
  else response.status(201).json(await placeOrder(pool, user.userName, String(request.body.item)));
});
app.use(express.static(fileURLToPath(new URL('../dist', import.meta.url))));
app.use(perdure);

const server = app.listen(Number(PORT), '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address !== null) console.log(`http://127.0.0.1:${address.port}`);
});
process.once('SIGTERM', async () => {
  server.close();
  await perdure.close();
  await pool.end();
});
