import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { PerdureError } from '../../common/errors/perdure-error.ts';
import type { KeyRing } from './key-ring.ts';

/** What a ciphertext is bound to: moved to another record, owner or type it does not open. */
export interface SealContext {
  id: string;
  userName: string;
  type: string;
}

/** base64 texts */
interface Box {
  nonce: string;
  tag: string;
  data: string;
}

/** AES-256-GCM: the values under a random key of their own, that key under one of the key ring. */
export interface SealedConfig {
  format: 1;
  key: Box;
  values: Box;
}

export function sealConfig(
  ring: KeyRing,
  context: SealContext,
  config: Readonly<Record<string, string>>,
): { sealed: SealedConfig; keyId: string } {
  const dataKey = randomBytes(32);
  const bound = additionalData(context);
  const sealed: SealedConfig = {
    format: 1,
    key: lock(ringKey(ring, ring.activeId, context.id), bound, dataKey),
    values: lock(dataKey, bound, Buffer.from(JSON.stringify(config), 'utf8')),
  };
  return { sealed, keyId: ring.activeId };
}

/** Throws `CREDENTIALS_UNAVAILABLE` naming the key id when the key is not in the ring or does not open the record. */
export function openConfig(ring: KeyRing, context: SealContext, sealed: SealedConfig, keyId: string): Record<string, string> {
  const outer = ringKey(ring, keyId, context.id);
  const bound = additionalData(context);
  try {
    if (sealed.format !== 1) throw new Error(`unknown format ${String(sealed.format)}`);
    const dataKey = unlock(outer, bound, sealed.key);
    return JSON.parse(unlock(dataKey, bound, sealed.values).toString('utf8'));
  } catch (cause) {
    const message = `The integration ${context.id} cannot be decrypted with the key "${keyId}": it was sealed with another key of this id, or for another record.`;
    throw new PerdureError('CREDENTIALS_UNAVAILABLE', message, { fields: { keyId, integrationId: context.id }, cause });
  }
}

function ringKey(ring: KeyRing, keyId: string, integrationId: string): Buffer {
  const key = ring.keys.get(keyId);
  if (key) return key;
  const held = [...ring.keys.keys()].map((id) => JSON.stringify(id)).join(', ');
  throw new PerdureError(
    'CREDENTIALS_UNAVAILABLE',
    `The integration ${integrationId} is encrypted with the key "${keyId}", which this process lacks; it has ${held || 'none'}.`,
    { fields: { keyId, integrationId } },
  );
}

function additionalData({ id, userName, type }: SealContext): Buffer {
  return Buffer.from(JSON.stringify([id, userName, type]), 'utf8');
}

function lock(key: Buffer, bound: Buffer, plain: Buffer): Box {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(bound);
  const data = Buffer.concat([cipher.update(plain), cipher.final()]);
  return { nonce: nonce.toString('base64'), tag: cipher.getAuthTag().toString('base64'), data: data.toString('base64') };
}

function unlock(key: Buffer, bound: Buffer, box: Box): Buffer {
  // a shorter tag would be easier to forge, and Node takes one unless told otherwise
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(box.nonce, 'base64'), { authTagLength: 16 });
  decipher.setAAD(bound).setAuthTag(Buffer.from(box.tag, 'base64'));
  return Buffer.concat([decipher.update(Buffer.from(box.data, 'base64')), decipher.final()]);
}
