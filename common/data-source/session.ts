/** Who acts; a host's own session fits. In a step it is built from the execution's user. */
export interface Session {
  user: { userName: string; displayName?: string };
}
