/** A picture that is laid over those before it, at this place. */
export interface WebpFrame {
  left: number;
  top: number;
  width: number;
  height: number;
  /** a still WebP of this size */
  webp: Buffer;
  /** how long it stands; ms */
  ms: number;
}

const ANIMATION = 0x02;
const ALPHA = 0x10;

/** Puts frames into one animated WebP that repeats for ever (RIFF: VP8X, ANIM, an ANMF for each). The first fills the picture. */
export function animatedWebp(frames: readonly WebpFrame[]): Buffer {
  const [first] = frames;
  if (first === undefined) throw new Error('a film needs a frame');
  const head = Buffer.alloc(10);
  head[0] = ANIMATION | ALPHA;
  head.writeUIntLE(first.width - 1, 4, 3);
  head.writeUIntLE(first.height - 1, 7, 3);
  const body = Buffer.concat([Buffer.from('WEBP'), chunk('VP8X', head), chunk('ANIM', Buffer.alloc(6)), ...frames.map(frameChunk)]);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(body.length);
  return Buffer.concat([Buffer.from('RIFF'), size, body]);
}

function frameChunk({ left, top, width, height, ms, webp }: WebpFrame): Buffer {
  const head = Buffer.alloc(16);
  head.writeUIntLE(left / 2, 0, 3);
  head.writeUIntLE(top / 2, 3, 3);
  head.writeUIntLE(width - 1, 6, 3);
  head.writeUIntLE(height - 1, 9, 3);
  head.writeUIntLE(Math.round(ms), 12, 3);
  // flags 0: blended with what is there, and left standing
  return chunk('ANMF', Buffer.concat([head, imageChunks(webp)]));
}

/** Of a still WebP the chunks with the picture itself: an ANMF may hold neither RIFF nor VP8X. */
function imageChunks(webp: Buffer): Buffer {
  const kept: Buffer[] = [];
  for (let at = 12; at + 8 <= webp.length; ) {
    const size = webp.readUInt32LE(at + 4);
    const end = at + 8 + size + (size % 2);
    if (/^(VP8 |VP8L|ALPH)$/.test(webp.toString('latin1', at, at + 4))) kept.push(webp.subarray(at, end));
    at = end;
  }
  return Buffer.concat(kept);
}

function chunk(name: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 'latin1');
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}
