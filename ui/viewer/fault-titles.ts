import type { Fault } from '../core/live/execution-state.ts';

export const FAULT_TITLES: Record<Fault['kind'], string> = {
  notFound: 'Execution not found',
  unauthorized: 'You are not signed in',
  forbidden: 'You may not see this execution',
  unavailable: 'The server cannot be reached',
  broken: 'The execution cannot be shown',
};
