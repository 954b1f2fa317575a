import { PerdureError } from '../../errors/perdure-error.ts';
import type { JsonValue } from '../../json/json-value.ts';
import type { ReferenceScope } from '../../template/reference-scope.ts';

export function renderValue(template: JsonValue, _scope: ReferenceScope): JsonValue {
  if (JSON.stringify(template).includes('{{')) throw new PerdureError('TEMPLATE_FAILED', 'Templates are not rendered yet.');
  return template;
}
