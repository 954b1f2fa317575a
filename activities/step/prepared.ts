import type { JsonObject } from '../../common/json/json-value.ts';
import type { Redactor } from '../../common/plugin/integrations.ts';
import type { StepFunction } from '../../common/plugin/step.ts';

/** What an attempt works with. */
export interface Prepared {
  step: StepFunction;
  input: JsonObject;
  credentials: Record<string, string>;
  redactor: Redactor;
}
