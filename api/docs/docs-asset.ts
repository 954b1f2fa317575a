import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const COPIED = fileURLToPath(new URL('../swagger-ui/', import.meta.url));

/** Where a file of Swagger UI lies: beside this module in the package, in node_modules in a checkout. */
export function docsAsset(name: string): string {
  const copy = join(COPIED, name);
  if (existsSync(copy)) return copy;
  return join(dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json')), name);
}
