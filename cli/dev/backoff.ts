const FIRST_MS = 200;
const LONGEST_MS = 10_000;
/** whoever ran so long gets a fresh start */
const STEADY_MS = 30_000;

/** Delays between the starts of something that keeps dying, or that cannot be started: 0.2 s, doubled each time up to 10 s. */
export function createBackoff(): { started(): void; nextDelayMs(): number } {
  let delayMs = FIRST_MS;
  /** null: the last start failed */
  let startedAt: number | null = null;
  return {
    started() {
      startedAt = Date.now();
    },
    nextDelayMs() {
      if (startedAt !== null && Date.now() - startedAt > STEADY_MS) delayMs = FIRST_MS;
      startedAt = null;
      const next = delayMs;
      delayMs = Math.min(LONGEST_MS, delayMs * 2);
      return next;
    },
  };
}
