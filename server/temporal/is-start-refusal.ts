import { GRPC, grpcErrorOf } from './grpc-error.ts';

/**
 * Whether an error of a start is about this start itself: its size or its id. Errors of namespace, permission, credentials,
 * quota and search attributes are about the installation, and pass when an operator has corrected it.
 */
export function isStartRefusal(error: unknown): boolean {
  const found = grpcErrorOf(error);
  if (found === null) {
    return false;
  }
  const { code, details } = found;
  if (code === GRPC.RESOURCE_EXHAUSTED) {
    // grpc-js before sending, the server on receiving; a quota has the same code
    return /larger than|max(imum)? message size/i.test(details);
  }
  return (
    code === GRPC.INVALID_ARGUMENT &&
    !/search attribute|namespace|permission|quota/i.test(details) &&
    /exceeds|too large|workflow ?id|blob|size/i.test(details)
  );
}
