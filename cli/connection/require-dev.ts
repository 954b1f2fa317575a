import { PerdureError } from '../../common/errors/perdure-error.ts';
import type { DevInfo } from '../dev/dev-info.ts';
import { nothingRuns, type Target } from './find-target.ts';

/** The running `perdure dev`, for commands that need its API. */
export function requireDev(target: Target): DevInfo {
  if (target.dev !== null) return target.dev;
  if (target.databaseUrl === null) throw nothingRuns(target);
  throw new PerdureError('NOT_CONFIGURED', `No \`perdure dev\` runs in ${target.home}, whose API this command asks.`, {
    remedy: 'Start `perdure dev` in this folder, or set PERDURE_HOME to the folder of one that runs.',
  });
}
