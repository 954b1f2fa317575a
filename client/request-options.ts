/** What every call takes. */
export interface RequestOptions {
  /** ends the call, which then throws the signal's reason */
  signal?: AbortSignal | undefined;
}
