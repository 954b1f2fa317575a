const state = { leaving: false };

/** Ends the process on Perdure's own decision, so that nobody else is blamed for it. */
export function leave(code: number): never {
  state.leaving = true;
  process.exit(code);
}

export function isLeaving(): boolean {
  return state.leaving;
}
