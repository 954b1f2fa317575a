import type { Value } from '../../execution/value.ts';
import type { Scope } from '../command.ts';
import type { PlanBody } from '../plan.ts';

/** The reference that an output node passes on without looking into it, when its value is one token for a whole output. */
export function passedOnReference(body: PlanBody, scope: Scope): Value | null {
  void body;
  void scope;
  return null;
}
