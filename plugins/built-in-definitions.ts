import type { IntegrationDefinition } from '../common/plugin/field-definition.ts';
import { logDefinition } from './log/definition.ts';

/** What the built-in plugins offer, for processes that load no steps. */
export const BUILT_IN_DEFINITIONS: readonly IntegrationDefinition[] = [logDefinition];
