import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The key ring that seals integrations, as PERDURE_ENCRYPTION_KEYS has it: the environment's, else one of our own, made once and kept in the folder. */
export function ensureEncryptionKeys(home: string): string {
  const given = process.env.PERDURE_ENCRYPTION_KEYS?.trim();
  if (given) return given;
  const file = join(home, 'encryption-keys');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const ring = `dev:${randomBytes(32).toString('base64')}`;
  writeFileSync(file, `${ring}\n`, { mode: 0o600 });
  return ring;
}
