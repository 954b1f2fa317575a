import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { PerdureError } from '../../../common/errors/perdure-error.ts';

export async function findTemporalExecutable(_options: { report: (line: string) => void }): Promise<string> {
  const path = join(homedir(), '.cache/perdure/temporal-1.8.2');
  if (existsSync(path)) return path;
  throw new PerdureError('TEMPORAL_SERVER_MISSING', 'none');
}
