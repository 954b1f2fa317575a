const FIRST_MS = 200;
const LONGEST_MS = 10_000;
/** whoever ran so long gets a fresh start */
const STEADY_MS = 30_000;

/** Delays between the starts of something that keeps dying: 0.2 s, doubled each time up to 10 s. */
export function createBackoff(): { started(): void; nextDelayMs(): number } {
  let delayMs = FIRST_MS;
  let startedAt = 0;
  return {
    started() {
      startedAt = Date.now();
    },
    nextDelayMs() {
      if (Date.now() - startedAt > STEADY_MS) delayMs = FIRST_MS;
      const next = delayMs;
      delayMs = Math.min(LONGEST_MS, delayMs * 2);
      return next;
    },
  };
}
