/** SQLSTATE classes after which the same statement may succeed later: connection, resources, operator intervention, read-only, rollback. */
const PASSING = /^(08|53|57|25006|40)/;

/** Whether an error of pg means that PostgreSQL is away or busy, rather than that the statement is wrong. */
export function isConnectionLoss(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === 'string') {
    return PASSING.test(code) || /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN)/.test(code);
  }
  // pg gives these no code
  return (
    typeof message === 'string' &&
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout/.test(
      message,
    )
  );
}
