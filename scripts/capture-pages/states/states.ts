import { EXECUTION_STATES } from './execution-states.ts';
import { FILM_STATES } from './film-states.ts';
import { FRESH_STATES } from './fresh-states.ts';
import { LIST_STATES } from './list-states.ts';
import { LIVE_STATES } from './live-states.ts';
import { SEED_STATES } from './seed-states.ts';
import { SETTINGS_STATES } from './settings-states.ts';
import type { State } from './state.ts';
import { THEMED_STATES } from './themed-states.ts';
import { VIEWER_STATES } from './viewer-states.ts';
import { WORKFLOW_STATES } from './workflow-states.ts';

/** Every page in every state, from the empty product to one in use. */
export const STATES: readonly State[] = [
  ...FRESH_STATES,
  ...SEED_STATES,
  ...LIST_STATES,
  ...EXECUTION_STATES,
  ...THEMED_STATES,
  ...VIEWER_STATES,
  ...LIVE_STATES,
  ...WORKFLOW_STATES,
  ...SETTINGS_STATES,
  ...FILM_STATES,
];
