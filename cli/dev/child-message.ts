import type { DescribedError } from '../output/describe-error.ts';

/** What `perdure api` and `perdure worker` tell the `perdure dev` that started them. */
export type ChildMessage =
  /** it serves, or polls */
  | { type: 'ready' }
  /** it could not start and ends */
  | { type: 'failed'; error: DescribedError };

/** Tells the parent, if there is one that listens. */
export function tellParent(message: ChildMessage): void {
  if (process.connected) process.send?.(message);
}
