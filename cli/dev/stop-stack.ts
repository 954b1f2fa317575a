/** What was started, to be stopped in the reverse order. */
export interface StopStack {
  push(name: string, part: { stop(): Promise<void>; kill?(): void }): void;
  /** stops all, the last started first; one that fails does not keep the others from being stopped */
  stopAll(onFailure: (name: string, error: unknown) => void): Promise<void>;
  /** ends what can be ended at once */
  killAll(): void;
}

export function createStopStack(): StopStack {
  const parts: { name: string; stop(): Promise<void>; kill?(): void }[] = [];
  return {
    push: (name, part) => void parts.push({ name, stop: () => part.stop(), kill: () => part.kill?.() }),
    async stopAll(onFailure) {
      for (let part = parts.at(-1); part !== undefined; part = parts.at(-1)) {
        try {
          await part.stop();
        } catch (error) {
          onFailure(part.name, error);
        }
        // only now: what is being stopped can still be killed
        parts.splice(parts.indexOf(part), 1);
      }
    },
    killAll() {
      for (const part of parts) part.kill?.();
    },
  };
}
