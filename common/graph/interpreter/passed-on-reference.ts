import type { Value } from '../../execution/value.ts';
import type { JsonValue } from '../../json/json-value.ts';
import type { Reference } from '../../template/reference.ts';
import { scanTemplate } from '../../template/scan.ts';
import { isTemplateError } from '../../template/template-error.ts';
import type { Scope } from '../command.ts';
import type { PlanBody } from '../plan.ts';

/** The reference that an output node passes on without looking into it, when its value is one token for a whole output. */
export function passedOnReference(body: PlanBody, scope: Scope): Value | null {
  if (body.type !== 'output' || 'expression' in body.value) return null;
  const reference = onlyReference(body.value.template);
  const value = reference === null ? undefined : wholeValue(reference, scope);
  return value !== undefined && 'ref' in value ? value : null;
}

/** What a text that is one token asks for first. */
function onlyReference(template: JsonValue): Reference | null {
  if (typeof template !== 'string' || !template.startsWith('{{')) return null;
  try {
    const { parts } = scanTemplate(template);
    const [only] = parts;
    return parts.length === 1 && only !== undefined && typeof only !== 'string' ? (only.token.alternatives[0] ?? null) : null;
  } catch (error) {
    // Rendering says what is wrong with it.
    if (isTemplateError(error)) return null;
    throw error;
  }
}

function wholeValue(reference: Reference, scope: Scope): Value | undefined {
  if (reference.kind === 'input') return reference.path.length === 0 ? scope.input : undefined;
  if (reference.kind !== 'node' || reference.path.length > 0 || !Object.hasOwn(scope.outputs, reference.nodeId)) return undefined;
  const entry = scope.outputs[reference.nodeId];
  return entry !== undefined && 'disabled' in entry ? undefined : entry;
}
