/** Removes secrets by value from whatever leaves a step. */
export interface Redactor {
  text(text: string): string;
  /** the value itself when it holds no secret */
  json<T>(value: T): T;
}

/** How a step gets the credentials of its node's integration; implemented on the server. */
export interface Integrations {
  /**
   * The values by `configKey`. Throws `INTEGRATION_INVALID` when the integration does not exist, is not this user's (nor
   * shared), or is of another type; `CREDENTIALS_UNAVAILABLE` when it cannot be decrypted.
   */
  credentials(request: { integrationId: string; integrationType: string; userName: string }): Promise<Record<string, string>>;
  redactor(secrets: readonly string[]): Redactor;
}
