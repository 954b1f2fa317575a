// Places an order while `perdure dev` runs, as the shop's own process would, and prints the execution's id:
//   npx jiti examples/order-processing/place-order.ts [--amount 640] [--packing 30s]
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { placeOrder } from './demo/place-order.ts';

const { values } = parseArgs({ options: { amount: { type: 'string', default: '640' }, packing: { type: 'string', default: '2s' } } });

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL ?? devDatabaseUrl(), max: 1 });
const order = await placeOrder(pool, { customerId: 'c-1', totalAmount: Number(values.amount), packingTime: values.packing });
await pool.end();
console.log(order.executionId);

function devDatabaseUrl(): string {
  const file = join(process.env.PERDURE_HOME ?? '.perdure', 'dev.json');
  return JSON.parse(readFileSync(file, 'utf8')).databaseUrl;
}
