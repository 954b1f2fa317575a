import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { KeyRing } from '../../server/integrations/key-ring.ts';
import { parseKeyRing } from '../../server/integrations/key-ring.ts';
import { openConfig, sealConfig } from '../../server/integrations/seal-config.ts';

const key = () => randomBytes(32).toString('base64');
const context = { id: 'a', userName: 'ann', type: 'sms' };
const config = { apiKey: 'correct horse battery', note: 'ümläut' };

function refusal(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

describe('sealing', () => {
  test('gives back what was sealed, and never twice the same text', () => {
    const ring = parseKeyRing(`k1:${key()}`);
    const first = sealConfig(ring, context, config);
    expect(openConfig(ring, context, first.sealed, first.keyId)).toEqual(config);
    const second = sealConfig(ring, context, config);
    expect(second.sealed.values.data).not.toBe(first.sealed.values.data);
    expect(second.sealed.key.data).not.toBe(first.sealed.key.data);
    expect(JSON.stringify(first)).not.toContain('horse');
  });

  test('the first key seals, an older one still opens', () => {
    const [a, b] = [key(), key()];
    const old = sealConfig(parseKeyRing(`a:${a}`), context, config);
    const ring = parseKeyRing(`b:${b},a:${a}`);
    expect(openConfig(ring, context, old.sealed, old.keyId)).toEqual(config);
    expect(sealConfig(ring, context, config).keyId).toBe('b');
  });

  test.each([
    ['record', { ...context, id: 'b' }],
    ['owner', { ...context, userName: 'bob' }],
    ['type', { ...context, type: 'email' }],
  ])('a ciphertext that was moved to another %s does not open', (_what, moved) => {
    const ring = parseKeyRing(`k1:${key()}`);
    const { sealed, keyId } = sealConfig(ring, context, config);
    expect(refusal(() => openConfig(ring, moved, sealed, keyId))).toMatchObject({
      code: 'CREDENTIALS_UNAVAILABLE',
      fields: { keyId: 'k1' },
    });
  });

  test('boundaries of the bound texts cannot be shifted', () => {
    const ring = parseKeyRing(`k1:${key()}`);
    const { sealed, keyId } = sealConfig(ring, { id: 'a', userName: 'b', type: 'cd' }, config);
    expect(refusal(() => openConfig(ring, { id: 'a', userName: 'bc', type: 'd' }, sealed, keyId))).toMatchObject({
      code: 'CREDENTIALS_UNAVAILABLE',
    });
  });

  test('a key that is missing, or another one of the same id, is an error that names the id', () => {
    const { sealed, keyId } = sealConfig(parseKeyRing(`k1:${key()}`), context, config);
    for (const ring of [parseKeyRing(`k2:${key()}`), parseKeyRing(`k1:${key()}`)]) {
      expect(refusal(() => openConfig(ring, context, sealed, keyId))).toMatchObject({
        code: 'CREDENTIALS_UNAVAILABLE',
        message: expect.stringContaining('"k1"'),
      });
    }
  });

  test('any bit that is changed, and a tag that is cut, is noticed', () => {
    const ring: KeyRing = parseKeyRing(`k1:${key()}`);
    const { sealed, keyId } = sealConfig(ring, context, config);
    for (const part of ['key', 'values'] as const) {
      for (const field of ['nonce', 'tag', 'data'] as const) {
        const bytes = Buffer.from(sealed[part][field], 'base64');
        bytes[0] = (bytes[0] ?? 0) ^ 1;
        const forged = { ...sealed, [part]: { ...sealed[part], [field]: bytes.toString('base64') } };
        expect(refusal(() => openConfig(ring, context, forged, keyId))).toMatchObject({ code: 'CREDENTIALS_UNAVAILABLE' });
      }
    }
    const cut = {
      ...sealed,
      values: { ...sealed.values, tag: Buffer.from(sealed.values.tag, 'base64').subarray(0, 4).toString('base64') },
    };
    expect(refusal(() => openConfig(ring, context, cut, keyId))).toMatchObject({ code: 'CREDENTIALS_UNAVAILABLE' });
  });
});
