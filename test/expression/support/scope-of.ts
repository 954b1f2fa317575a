import type { JsonValue } from '../../../common/json/json-value.ts';
import type { NodeOutput, ReferenceScope } from '../../../common/template/reference-scope.ts';

/** A scope over outputs by node id; `'disabled'` stands for a disabled node, undefined for one that did not run. */
export function scopeOf(
  outputs: Record<string, JsonValue | undefined>,
  input: JsonValue = {},
  more: Partial<ReferenceScope> = {},
): ReferenceScope {
  return {
    output(nodeId): NodeOutput | undefined {
      const value = Object.hasOwn(outputs, nodeId) ? outputs[nodeId] : undefined;
      if (value === undefined) return undefined;
      return value === 'disabled' ? { disabled: true } : { value };
    },
    input,
    execution: { id: 'E1', startedAt: '2026-01-02T03:04:05.678Z' },
    user: { name: 'ann' },
    ...more,
  };
}
