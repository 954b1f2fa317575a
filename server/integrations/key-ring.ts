/** Keys by id, 32 bytes each; the active one seals, all of them open. */
export interface KeyRing {
  activeId: string;
  keys: ReadonlyMap<string, Buffer>;
}

/**
 * Reads `id:key` pairs separated by commas, the first being active; a key is 32 bytes in base64 or base64url. Throws an
 * Error that names the pair by its position and never repeats a key.
 */
export function parseKeyRing(text: string): KeyRing {
  const keys = new Map<string, Buffer>();
  text.split(',').forEach((pair, index) => {
    const [, id, encoded] = /^\s*([A-Za-z0-9_.-]{1,64}):([A-Za-z0-9+/_-]+={0,2})\s*$/.exec(pair) ?? [];
    if (id === undefined || encoded === undefined)
      throw new Error(`expected \`id:key\` pairs separated by commas, pair ${index + 1} is none`);
    const key = Buffer.from(encoded, 'base64');
    if (key.length !== 32) throw new Error(`the key "${id}" has ${key.length} bytes, expected 32 in base64`);
    if (keys.has(id)) throw new Error(`the key id "${id}" is given twice`);
    keys.set(id, key);
  });
  const [activeId] = keys.keys();
  if (activeId === undefined) throw new Error('expected at least one `id:key` pair');
  return { activeId, keys };
}
