import { PerdureError } from '../../common/errors/perdure-error.ts';

/** The whole body, counted after decompression. Throws `TOO_LARGE` as soon as it is larger than `maxBytes`. */
export async function readBody(body: AsyncIterable<Uint8Array> | null, maxBytes: number, origin: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // leaving the loop cancels the stream
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes)
      throw new PerdureError('TOO_LARGE', `The response of ${origin} is larger than ${maxBytes} bytes.`, { fields: { maxBytes } });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
