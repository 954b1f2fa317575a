/** SQLSTATE classes after which the same statement may succeed later: connection, resources, operator intervention, read-only, rollback. */
const PASSING = /^(08|53|57|25006|40)/;

/** PostgreSQL refuses a password, a user or a database. */
const REFUSED = new Set<unknown>(['28P01', '28000', '3D000']);

/** Whether PostgreSQL refused the connection for what was asked with it. */
function isConnectionRefused(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && REFUSED.has(error.code);
}

/**
 * For a process that starts: whether waiting may help. A refused password, user or database is a mistake of its settings;
 * once it served, it means that another server stands where PostgreSQL was, or that somebody is setting it up anew.
 */
export function isConnectionLossAtStart(error: unknown): boolean {
  return isConnectionLoss(error) && !isConnectionRefused(error);
}

/** Whether an error of pg means that PostgreSQL is away or busy, rather than that the statement is wrong. */
export function isConnectionLoss(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === 'string') {
    return PASSING.test(code) || REFUSED.has(code) || /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN)/.test(code);
  }
  // pg gives these no code
  return (
    typeof message === 'string' &&
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout/.test(
      message,
    )
  );
}
