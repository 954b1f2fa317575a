import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the built web app lies, beside the compiled api; null when it was not built, or where the sources run. */
export function builtApp(): string | null {
  // beside the sources lies the app's source, which no browser can run
  if (import.meta.url.endsWith('.ts')) return null;
  const folder = fileURLToPath(new URL('../../app/', import.meta.url));
  return existsSync(new URL('../../app/index.html', import.meta.url)) ? folder : null;
}
