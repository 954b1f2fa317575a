import pg from 'pg';

/** A pool whose idle connections may break without ending the process: PostgreSQL stops before it when the bench is interrupted. */
export function benchPool(databaseUrl: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString: databaseUrl, max });
  pool.on('error', (error) => console.error(`a connection of the bench broke: ${error.message}`));
  return pool;
}
