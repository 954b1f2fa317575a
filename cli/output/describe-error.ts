import { isPerdureError, type PerdureError } from '../../common/errors/perdure-error.ts';
import { isJsonObject } from '../../common/json/is-json-object.ts';

export interface DescribedError {
  code: string;
  message: string;
  /** empty when nothing better is known than the message */
  remedy: string;
  /** every place that is at fault, where there are several */
  places?: string[];
}

/** An error in the words of the error table; anything unexpected as `INTERNAL`, with its stack when PERDURE_LOG_LEVEL is `debug` or `trace`. */
export function describeError(error: unknown): DescribedError {
  if (isPerdureError(error)) return { code: error.code, message: error.message, remedy: error.remedy, ...placesOf(error) };
  const known = describeSystemError(error);
  if (known !== null) return known;
  const detailed = process.env.PERDURE_LOG_LEVEL === 'debug' || process.env.PERDURE_LOG_LEVEL === 'trace';
  const message = error instanceof Error ? (detailed ? (error.stack ?? error.message) : error.message || error.name) : String(error);
  return { code: 'INTERNAL', message, remedy: detailed ? '' : 'Set PERDURE_LOG_LEVEL=debug to see where it comes from.' };
}

/** The message names the first place; of a refused input there may be more. */
function placesOf({ message, fields: { errors } }: PerdureError): { places?: string[] } {
  if (!Array.isArray(errors) || errors.length < 2) return {};
  const faults = errors.filter(isJsonObject);
  if (faults.every(({ detail }) => message.includes(String(detail)))) return {};
  return { places: faults.map(({ pointer, detail }) => `${pointer || 'the input'}: ${detail}`) };
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
