import { Client, Connection } from '@temporalio/client';
import { openDatabase } from '../../../db/open-database.ts';
import { createDispatcher } from '../../../server/dispatch/create-dispatcher.ts';
import { createTemporalGateway } from '../../../server/temporal/create-temporal-gateway.ts';

// A dispatcher as a process of its own, for tests that kill it.
const { DATABASE_URL: databaseUrl = '', TEMPORAL_ADDRESS: address = '', TASK_QUEUE: taskQueue = '', LEASE_MS = '1000' } = process.env;
const write = (_fields: object, message: string) => process.stderr.write(`${message}\n`);

const connection = await Connection.connect({ address });
createDispatcher({
  database: openDatabase({ databaseUrl, onConnectionError: ({ message }) => write({}, message) }),
  gateway: createTemporalGateway({ client: new Client({ connection }), taskQueue }),
  catalog: { action: () => undefined, actions: () => [], integrationTypes: () => [] },
  log: { debug: () => {}, info: write, warn: write, error: write },
  listenUrl: databaseUrl,
  settings: { execution: { heartbeatTimeoutMs: 20_000, searchAttributes: false }, pollIntervalMs: 100, leaseMs: Number(LEASE_MS) },
}).start();
