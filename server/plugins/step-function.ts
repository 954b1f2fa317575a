import type { PoolClient } from 'pg';
import type { StepContext as AnyStepContext, StepFunction as AnyStepFunction } from '../../common/plugin/step.ts';

/** pg's `PoolClient`: what hooks and steps are given, and what `triggerWorkflow` joins. */
export type PgPoolClient = PoolClient;

/** What a step is given beside its input. */
export type StepContext = AnyStepContext<PgPoolClient>;

/** The function behind an action: `(input, context) => output`. */
// biome-ignore lint/suspicious/noExplicitAny: the fields of an action are known to its author alone
export type StepFunction<Input = any> = AnyStepFunction<Input, PgPoolClient>;
