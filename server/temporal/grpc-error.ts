/** Status codes of gRPC that mean something here. */
export const GRPC = { INVALID_ARGUMENT: 3, NOT_FOUND: 5, RESOURCE_EXHAUSTED: 8 } as const;

/** Code and details of the gRPC error that lies at the bottom of what the client threw; null when there is none. */
export function grpcErrorOf(error: unknown): { code: number; details: string } | null {
  let at: unknown = error;
  for (let depth = 0; depth < 5 && typeof at === 'object' && at !== null; depth += 1) {
    const { code, details, message, cause } = at as { code?: unknown; details?: unknown; message?: unknown; cause?: unknown };
    if (typeof code === 'number') {
      return { code, details: typeof details === 'string' && details !== '' ? details : String(message ?? '') };
    }
    at = cause;
  }
  return null;
}
