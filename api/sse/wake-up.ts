/** A bell that remembers: `wait` returns at once when it rang since the last `wait`. */
export interface WakeUp {
  ring(): void;
  /** until the bell rings or the stream's signal fires */
  wait(): Promise<void>;
}

export function createWakeUp(signal: AbortSignal): WakeUp {
  let rung = false;
  let waiting: (() => void) | null = null;
  const ring = () => {
    rung = true;
    waiting?.();
  };
  signal.addEventListener('abort', ring, { once: true });
  return {
    ring,
    async wait() {
      if (!rung && !signal.aborted) {
        await new Promise<void>((resolve) => {
          waiting = resolve;
        });
      }
      waiting = null;
      rung = false;
    },
  };
}
