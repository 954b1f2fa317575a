/** A second Ctrl-C sooner than this is the same one: npm and the terminal both deliver it. */
const SAME_REQUEST_MS = 1_000;

export interface StopRequests {
  /** resolves at the first SIGINT, SIGTERM or SIGHUP, or when the `perdure dev` that started this process is gone */
  readonly requested: Promise<void>;
  /** called at a later one */
  onSecond(force: () => void): void;
}

/** Takes over the signals by which a person or a supervisor stops a process. */
export function listenForStop(): StopRequests {
  let firstAt: number | null = null;
  let force = () => {};
  let resolve = () => {};
  const requested = new Promise<void>((done) => {
    resolve = done;
  });
  const stop = () => {
    if (firstAt === null) {
      firstAt = Date.now();
      resolve();
    } else if (Date.now() - firstAt > SAME_REQUEST_MS) force();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  if (process.connected) process.once('disconnect', stop);
  return {
    requested,
    onSecond(work) {
      force = work;
    },
  };
}
