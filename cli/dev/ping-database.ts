import pg from 'pg';

/** Connects once. Throws what pg throws. */
export async function pingDatabase(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000, application_name: 'perdure dev' });
  client.on('error', () => {
    // connecting or ending reports it
  });
  try {
    await client.connect();
  } finally {
    await client.end().catch(() => undefined);
  }
}
