type Write = (fields: object, message: string) => void;

/** What use cases log to; a pino logger fits. */
export interface Log {
  debug: Write;
  info: Write;
  warn: Write;
  error: Write;
}
