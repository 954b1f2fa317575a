// Makes the table of orders, and creates and publishes the workflow. Running it again changes nothing.
import { readFileSync } from 'node:fs';
import { Pool } from 'pg';
import { ORDER_WORKFLOW } from './src/order-workflow';

const { DATABASE_URL, PERDURE_API_URL = 'http://127.0.0.1:8080', PERDURE_API_KEY } = process.env;

const pool = new Pool({ connectionString: DATABASE_URL });
await pool.query('create table if not exists shop_orders (id uuid primary key, item text not null, execution_id uuid not null)');
await pool.end();

const graph = JSON.parse(readFileSync(new URL('./workflow.json', import.meta.url), 'utf8'));
const created = await post('/api/workflows', { id: ORDER_WORKFLOW, name: 'Order processing', graph });
if (created !== 409) await post(`/api/workflows/${ORDER_WORKFLOW}/publish`, {});

async function post(path: string, body: object): Promise<number> {
  const response = await fetch(PERDURE_API_URL + path, {
    method: 'POST',
    headers: { Authorization: `Bearer ${PERDURE_API_KEY}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok && response.status !== 409) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.status;
}
