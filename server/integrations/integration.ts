import type { IntegrationRow } from '../../db/statements/integration-row.ts';

/** An integration as people see it: the names of its values, never the values. */
export interface Integration {
  id: string;
  type: string;
  name: string;
  userName: string;
  shared: boolean;
  configKeys: string[];
  createdAt: string;
  updatedAt: string;
}

export function integrationOf(row: IntegrationRow): Integration {
  return { ...row, createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString() };
}
