import { resolve } from 'node:path';
import { PerdureError } from '../../common/errors/perdure-error.ts';
import { type Environment, readEnvironment } from '../../server/config/environment.ts';
import { type DevInfo, readDevInfo } from '../dev/dev-info.ts';

/** What a command that asks a running Perdure works with. */
export interface Target {
  environment: Environment;
  /** absolute */
  home: string;
  /** the `perdure dev` of this folder; null when none runs */
  dev: DevInfo | null;
  /** DATABASE_URL, else the database of that `perdure dev`; null when there is neither */
  databaseUrl: string | null;
}

export function findTarget(): Target {
  const { environment } = readEnvironment(process.env);
  const home = resolve(environment.home);
  const dev = readDevInfo(home);
  return { environment, home, dev, databaseUrl: environment.databaseUrl ?? dev?.databaseUrl ?? null };
}

/** Why a command finds nothing to work with. */
export function nothingRuns(target: Target): PerdureError {
  return new PerdureError('NOT_CONFIGURED', `No \`perdure dev\` runs in ${target.home}, and DATABASE_URL is not set.`, {
    remedy: 'Start `perdure dev` in this folder, set PERDURE_HOME to the folder of one that runs, or set DATABASE_URL.',
  });
}
