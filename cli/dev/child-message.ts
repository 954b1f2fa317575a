import type { DescribedError } from '../output/describe-error.ts';

/** What `perdure api` and `perdure worker` tell the `perdure dev` that started them. */
export type ChildMessage =
  /** it serves, or polls */
  | { type: 'ready' }
  /** it could not start and ends */
  | { type: 'failed'; error: DescribedError };

/** Tells the parent, if there is one that listens. Resolves, when it is out, to whether there was. */
export function tellParent(message: ChildMessage): Promise<boolean> {
  return new Promise((resolve) => {
    if (!process.connected || process.send === undefined) resolve(false);
    else process.send(message, undefined, undefined, (error) => resolve(error === null));
  });
}
