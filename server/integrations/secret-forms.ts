/** Values shorter than this are not looked for: they would be found in innocent text. */
export const SHORTEST_SECRET = 8;

/** Every spelling of a secret that redaction looks for: itself, in base64 at any offset, in URLs, in JSON. */
export function secretForms(secret: string): string[] {
  if (secret.length < SHORTEST_SECRET) return [];
  const json = inJson(secret);
  const url = encodeURIComponent(wellFormed(secret));
  const form = new URLSearchParams({ v: secret }).toString().slice(2);
  const forms = [secret, json, inJson(json), url, form, lowerHex(url), lowerHex(form), ...base64Forms(secret)];
  return [...new Set(forms)];
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function lowerHex(text: string): string {
  return text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
}

/** Node 20 has it, the library of types that we compile against has not. */
function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

/**
 * Inside a longer text (`user:password`) a secret begins at any of three positions within base64's groups of three bytes;
 * the characters that also depend on its neighbours are left off.
 */
function base64Forms(secret: string): string[] {
  const bytes = Buffer.from(secret, 'utf8');
  return [0, 1, 2].flatMap((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replaceAll('=', '');
    const shared = (offset + bytes.length) % 3 === 0 ? 0 : 1;
    const own = encoded.slice([0, 2, 3][offset], encoded.length - shared);
    return [own, own.replaceAll('+', '-').replaceAll('/', '_'), encodeURIComponent(own)];
  });
}
