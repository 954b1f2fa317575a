import type { z } from 'zod';
import { PerdureError } from '../../common/errors/perdure-error.ts';

/** Throws `CONFIG_INVALID` with every place that does not fit; `root` names the value, e.g. `workflowPlugins`. */
export function checkShape(shape: z.ZodType, value: unknown, root: string): void {
  const result = shape.safeParse(value);
  if (result.success) return;
  const places = result.error.issues.map((issue) => `${pathText(root, issue.path)}: ${issue.message}`);
  throw new PerdureError('CONFIG_INVALID', places.join('\n'), { fields: { places } });
}

function pathText(root: string, path: readonly PropertyKey[]): string {
  const text = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return root === '' ? text.replace(/^\./, '') || 'the configuration' : root + text;
}
