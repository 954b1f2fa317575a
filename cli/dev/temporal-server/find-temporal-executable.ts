import { PerdureError } from '../../../common/errors/perdure-error.ts';
import { TEMPORAL_CLI_VERSION } from './temporal-version.ts';
import type { Report, Way } from './way.ts';
import { fromEnvironment } from './ways/from-environment.ts';
import { fromSdkDownload } from './ways/from-sdk-download.ts';
import { goBuild } from './ways/go-build.ts';
import { inCache } from './ways/in-cache.ts';
import { onPath } from './ways/on-path.ts';

const WAYS: readonly Way[] = [fromEnvironment, onPath, inCache, fromSdkDownload, goBuild];

/**
 * Path of a `temporal` command with a development server: the first way that works. A way that fails says why in one
 * line. Throws `TEMPORAL_SERVER_MISSING`, which names all ways out.
 */
export async function findTemporalExecutable(report: Report, ways: readonly Way[] = WAYS): Promise<string> {
  const reasons: string[] = [];
  const held: string[] = [];
  for (const way of ways) {
    if (way.slow) for (const reason of held.splice(0)) report.line(`Temporal server: ${reason}`);
    const outcome = await way.find(report);
    if ('path' in outcome) return outcome.path;
    reasons.push(outcome.reason);
    if (outcome.notable) report.line(`Temporal server: ${outcome.reason}`);
    else held.push(outcome.reason);
  }
  throw new PerdureError(
    'TEMPORAL_SERVER_MISSING',
    `No Temporal server can be started here:\n${reasons.map((reason) => `  - ${reason}`).join('\n')}`,
    {
      remedy: `Any one of these helps: set TEMPORAL_ADDRESS to a running server; ${ways.map(({ wayOut }) => wayOut).join('; ')}. Perdure is made for release ${TEMPORAL_CLI_VERSION} of Temporal's CLI.`,
    },
  );
}
