import type { Logger } from '@temporalio/worker';
import type { ActivityLog } from '../activities/activity-log.ts';

/** What the worker needs of pino: fields first, message second. */
export interface PinoLike {
  trace(fields: object, message: string): void;
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** The same logger as activities call it, message first. */
export function activityLog(log: PinoLike): ActivityLog {
  return {
    debug: (message, fields = {}) => log.debug(fields, message),
    info: (message, fields = {}) => log.info(fields, message),
    warn: (message, fields = {}) => log.warn(fields, message),
    error: (message, fields = {}) => log.error(fields, message),
  };
}

/** The same logger as Temporal's runtime calls it. */
export function temporalLog(log: PinoLike): Logger {
  return {
    log(level, message, meta = {}) {
      const method = level.toLowerCase() as 'trace' | 'debug' | 'info' | 'warn' | 'error';
      log[method](meta, message);
    },
    trace: (message, meta = {}) => log.trace(meta, message),
    debug: (message, meta = {}) => log.debug(meta, message),
    info: (message, meta = {}) => log.info(meta, message),
    warn: (message, meta = {}) => log.warn(meta, message),
    error: (message, meta = {}) => log.error(meta, message),
  };
}
