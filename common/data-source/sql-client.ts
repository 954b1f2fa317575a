/** What a query needs of a database client; pg's `Client`, `Pool` and `PoolClient` fit. */
export interface SqlClient {
  // biome-ignore lint/suspicious/noExplicitAny: rows are as the statement shapes them, pg types them the same way
  query(text: string, values?: unknown[]): Promise<{ rows: any[]; rowCount: number | null }>;
}
