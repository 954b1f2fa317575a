import { errorMessage } from '../../common/errors/error-message.ts';
import { grpcErrorOf } from './grpc-error.ts';

/** One line: what the client says, and what the server said where that differs. */
export function describeTemporalError(error: unknown): string {
  const message = errorMessage(error);
  const details = grpcErrorOf(error)?.details;
  return details === undefined || message.includes(details) ? message : `${message}: ${details}`;
}
