import { isPerdureError } from '../../common/errors/perdure-error.ts';

export interface DescribedError {
  code: string;
  message: string;
  /** empty when nothing better is known than the message */
  remedy: string;
}

/** An error in the words of the error table; anything unexpected as `INTERNAL`, with its stack when PERDURE_LOG_LEVEL is `debug` or `trace`. */
export function describeError(error: unknown): DescribedError {
  if (isPerdureError(error)) return { code: error.code, message: error.message, remedy: error.remedy };
  const known = describeSystemError(error);
  if (known !== null) return known;
  const detailed = process.env.PERDURE_LOG_LEVEL === 'debug' || process.env.PERDURE_LOG_LEVEL === 'trace';
  const message = error instanceof Error ? (detailed ? (error.stack ?? error.message) : error.message || error.name) : String(error);
  return { code: 'INTERNAL', message, remedy: detailed ? '' : 'Set PERDURE_LOG_LEVEL=debug to see where it comes from.' };
}

const UNUSABLE: Record<string, string> = {
  EACCES: 'may not be written',
  EPERM: 'may not be written',
  EROFS: 'lies on a read-only file system',
  ENOSPC: 'lies on a full disk',
  EDQUOT: 'lies on a disk whose quota is used up',
  ENOTDIR: 'lies below something that is no folder',
};

function describeSystemError(error: unknown): DescribedError | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  const { code, path, port, address } = error as NodeJS.ErrnoException & { port?: number; address?: string };
  const what = UNUSABLE[String(code)];
  // writing to an open file knows no path
  const isFull = code === 'ENOSPC' || code === 'EDQUOT';
  if (what !== undefined && (path !== undefined || isFull)) {
    return {
      code: 'FOLDER_UNUSABLE',
      message: `${path ?? 'A file to be written'} ${what}.`,
      remedy: 'Make it writable, free space, or set PERDURE_HOME to another folder.',
    };
  }
  if (code === 'EADDRINUSE') {
    return {
      code: 'PORT_UNAVAILABLE',
      message: `Something already listens on ${address ?? ''}:${port ?? ''}.`,
      remedy: 'Stop it, or set PERDURE_PORT (for metrics PERDURE_METRICS_PORT) to another port.',
    };
  }
  return null;
}
