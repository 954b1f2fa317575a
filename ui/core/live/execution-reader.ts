import type { PerdureClient } from '../../../client/create-client.ts';

/** What the store asks of the API. */
export type ExecutionReader = Pick<PerdureClient, 'getExecution' | 'getExecutionGraph' | 'listEvents' | 'streamExecution'>;
