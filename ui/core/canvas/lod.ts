export type Lod = 'near' | 'mid' | 'far' | 'map';

/** How much a card says at a zoom, so that no word is painted too small to read. */
export function lodAt(zoom: number): Lod {
  if (zoom >= 0.85) return 'near';
  if (zoom >= 0.72) return 'mid';
  return zoom >= 0.53 ? 'far' : 'map';
}
