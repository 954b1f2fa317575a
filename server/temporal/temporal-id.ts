/** Temporal's workflow id of the start of a run: the execution's own id, with `/2` and so on appended for later runs. */
export function temporalId(executionId: string, run: number): string {
  return run === 1 ? executionId : `${executionId}/${run}`;
}

/** The execution that a workflow id belongs to. */
export function executionIdOf(temporalId: string): string {
  return temporalId.split('/', 1)[0] ?? temporalId;
}
