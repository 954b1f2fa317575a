export default async function globalTeardown() {
  await globalThis.perdureTestServices?.stop();
}
