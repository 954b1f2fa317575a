import type { Logger } from '@temporalio/worker';
import type { ActivityLog } from '../activities/activity-log.ts';
import type { Log } from '../server/log.ts';

/** The same logger as activities call it, message first. */
export function activityLog(log: Log): ActivityLog {
  return {
    debug: (message, fields = {}) => log.debug(fields, message),
    info: (message, fields = {}) => log.info(fields, message),
    warn: (message, fields = {}) => log.warn(fields, message),
    error: (message, fields = {}) => log.error(fields, message),
  };
}

/** The same logger as Temporal's runtime calls it. */
export function temporalLog(log: Log): Logger {
  const levels = { TRACE: 'debug', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;
  const write =
    (level: keyof typeof levels) =>
    (message: string, meta: object = {}) =>
      log[levels[level]](meta, message);
  return {
    log: (level, message, meta) => write(level)(message, meta),
    trace: write('TRACE'),
    debug: write('DEBUG'),
    info: write('INFO'),
    warn: write('WARN'),
    error: write('ERROR'),
  };
}
