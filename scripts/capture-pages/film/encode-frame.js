// Runs in the browser. The box around what changed from one screenshot to the next, as a lossless WebP: whole, or with all that
// stayed transparent, whichever is smaller.
globalThis.encodeFrame = async function encodeFrame(png, before) {
  const pixels = await read(png);
  const old = before === null ? null : await read(before);
  const box = old === null ? { left: 0, top: 0, right: pixels.width, bottom: pixels.height } : changed(pixels, old);
  if (box === null) return null;
  const width = box.right - box.left;
  const height = box.bottom - box.top;
  const whole = encode(pixels, null, box);
  const sparse = old === null ? whole : encode(pixels, old, box);
  return { left: box.left, top: box.top, width, height, webp: sparse.length < whole.length ? sparse : whole };
};

/** Base64. `old`: what need not be drawn again; null: everything is drawn. */
function encode(pixels, old, { left, top, right, bottom }) {
  const canvas = document.createElement('canvas');
  canvas.width = right - left;
  canvas.height = bottom - top;
  const context = canvas.getContext('2d');
  const image = context.createImageData(canvas.width, canvas.height);
  const [from, to] = [new Uint32Array(pixels.data.buffer), new Uint32Array(image.data.buffer)];
  const was = old === null ? null : new Uint32Array(old.data.buffer);
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const at = y * pixels.width + x;
      if (was === null || was[at] !== from[at]) to[(y - top) * canvas.width + x - left] = from[at];
    }
  }
  context.putImageData(image, 0, 0);
  // of quality 1 Chromium makes a lossless file
  return canvas.toDataURL('image/webp', 1).split(',')[1];
}

async function read(png) {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width;
  canvas.height = image.height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height);
}

/** The box around all that differs, with an even corner as the format asks for; null: nothing does. */
function changed(a, b) {
  const [one, other] = [new Uint32Array(a.data.buffer), new Uint32Array(b.data.buffer)];
  let [left, top, right, bottom] = [a.width, a.height, 0, 0];
  for (let at = 0; at < one.length; at += 1) {
    if (one[at] === other[at]) continue;
    const [x, y] = [at % a.width, Math.floor(at / a.width)];
    left = Math.min(left, x);
    right = Math.max(right, x + 1);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y + 1);
  }
  return right === 0 ? null : { left: left - (left % 2), top: top - (top % 2), right, bottom };
}
