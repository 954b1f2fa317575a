import { askTestServices } from './ask-test-services.ts';

/** The address (host:port) of the Temporal server of this test run; namespace `default`. Tests keep apart by task queue and workflow id. */
export function temporalAddress(): Promise<string> {
  return askTestServices('/temporal');
}
