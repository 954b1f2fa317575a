import { isPerdureError, PerdureError } from '../../common/errors/perdure-error.ts';
import type { GivenTemporal } from '../dev/given-temporal.ts';

/** The error of a first use of Temporal, in words where the namespace does not exist; anything else as it is. */
export function namespaceError(error: unknown, { address, namespace }: GivenTemporal): unknown {
  if (isPerdureError(error) || !(error instanceof Error) || !/namespace.* not found/i.test(error.message)) return error;
  return new PerdureError('TEMPORAL_UNREACHABLE', `Temporal at ${address ?? 'the default address'} has no namespace "${namespace}".`, {
    cause: error,
    remedy: 'Check TEMPORAL_NAMESPACE, or create it with `temporal operator namespace create`.',
  });
}
