import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createRedactor, REDACTED } from '../../server/integrations/create-redactor.ts';

const SECRET = 'p@ss "wörd"/+&=?\n8';
const redactor = createRedactor([SECRET, 'short', 'another-secret', 'another-secret-that-is-longer', '1234567890']);

describe('the redactor', () => {
  test.each([
    ['itself', SECRET],
    ['JSON', JSON.stringify({ a: SECRET })],
    ['JSON in JSON', JSON.stringify(JSON.stringify({ a: SECRET }))],
    ['base64', Buffer.from(SECRET).toString('base64')],
    ['base64url', Buffer.from(SECRET).toString('base64url')],
    ['basic authentication', Buffer.from(`user:${SECRET}`).toString('base64')],
    ['base64 in a URL', encodeURIComponent(Buffer.from(`u:${SECRET}!`).toString('base64'))],
    ['a URL', `https://x.example/?k=${encodeURIComponent(SECRET)}&z=1`],
    ['a form', new URLSearchParams({ k: SECRET }).toString()],
    ['a URL in lower case', encodeURIComponent(SECRET).replace(/%../g, (code) => code.toLowerCase())],
  ])('removes a secret as %s', (_form, text) => {
    const redacted = redactor.text(`before ${text} after`);
    expect(redacted).toContain(REDACTED);
    expect(redacted).toMatch(/^before .* after$/s);
    const core = redacted.slice('before '.length, -' after'.length);
    expect(Buffer.from(core, 'base64').toString()).not.toContain(SECRET);
    expect(core).not.toContain('wörd');
  });

  test('removes a secret from keys, values and numbers at any depth, and leaves the rest', () => {
    expect(redactor.json({ a: [{ [`x${SECRET}`]: 1, b: `-${SECRET}-`, c: 1234567890 }], d: null, e: true })).toEqual({
      a: [{ [`x${REDACTED}`]: 1, b: `-${REDACTED}-`, c: REDACTED }],
      d: null,
      e: true,
    });
  });

  test('gives back the value itself when there is nothing to remove', () => {
    const value = { a: [1, 'x', { b: null }] };
    expect(redactor.json(value)).toBe(value);
  });

  test('leaves values shorter than eight characters', () => {
    expect(redactor.text('a short text')).toBe('a short text');
    expect(createRedactor(['1234567']).text('1234567')).toBe('1234567');
    expect(createRedactor(['12345678']).text('12345678')).toBe(REDACTED);
  });

  test('a secret that contains another one goes as a whole', () => {
    expect(redactor.text('another-secret-that-is-longer')).toBe(REDACTED);
  });

  test('patterns and replacement marks in a secret are plain text', () => {
    expect(createRedactor(['$&(.*)+[a]']).text('x$&(.*)+[a]y')).toBe(`x${REDACTED}y`);
  });

  test('whatever the secret and its neighbours, it does not get through in plain, base64 or JSON', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 8, unit: 'grapheme' }), fc.string(), fc.string(), (secret, before, after) => {
        const { text } = createRedactor([secret]);
        const whole = before + secret + after;
        expect(text(whole)).toContain(REDACTED);
        expect(text(Buffer.from(whole).toString('base64'))).toContain(REDACTED);
        expect(text(Buffer.from(whole).toString('base64url'))).toContain(REDACTED);
        expect(text(JSON.stringify(whole))).toContain(REDACTED);
        expect(text(encodeURIComponent(whole))).toContain(REDACTED);
      }),
    );
  });
});
