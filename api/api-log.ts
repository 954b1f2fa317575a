/** What the API needs of a logger; pino's fits. */
export interface ApiLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** For hosts that give no logger. */
export const silentLog: ApiLog = { info() {}, warn() {}, error() {} };
