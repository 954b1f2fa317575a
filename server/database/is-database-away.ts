import { isConnectionLoss } from '../../db/connection-loss.ts';

/** Whether an error means that PostgreSQL is away or busy, so that asking again later may help. */
export function isDatabaseAway(error: unknown): boolean {
  return isConnectionLoss(error);
}

/** SQLSTATE of a missing table or schema. */
const NO_TABLE = new Set(['42P01', '3F000']);

/** Whether a statement did not find Perdure's tables. */
export function isSchemaGone(error: unknown): boolean {
  return NO_TABLE.has((error as { code?: string } | null)?.code ?? '');
}
