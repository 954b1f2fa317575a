/** The interpreter as a bad deploy could bring it: it throws what nobody expects. */
export async function perdureExecution(): Promise<never> {
  throw new TypeError("Cannot read properties of undefined (reading 'nodes')");
}
