/** A moment that moves often, for the few parts that show it; nothing else is drawn again. */
export interface NowCell {
  get(): number;
  set(nowMs: number): void;
  subscribe(listener: () => void): () => void;
}

export function createNowCell(nowMs: number): NowCell {
  let now = nowMs;
  const listeners = new Set<() => void>();
  return {
    get: () => now,
    set(next) {
      if (next === now) return;
      now = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
