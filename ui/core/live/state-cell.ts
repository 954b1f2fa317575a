/** A value that can be watched. */
export interface StateCell<State extends object> {
  get(): State;
  /** Tells everybody once, and nobody when nothing differs. */
  set(change: Partial<State>): void;
  /** returns how to stop */
  subscribe(listener: () => void): () => void;
}

export function createStateCell<State extends object>(initial: State): StateCell<State> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set(change) {
      const names = Object.keys(change) as (keyof State)[];
      if (names.every((name) => Object.is(state[name], change[name]))) return;
      state = { ...state, ...change };
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      // two subscriptions of one function end one by one
      const own = () => listener();
      listeners.add(own);
      return () => {
        listeners.delete(own);
      };
    },
  };
}
