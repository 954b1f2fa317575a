import type { Environment } from '../../server/config/environment.ts';
import type { Screen } from '../output/screen.ts';
import type { DevInfoFile } from './dev-info-file.ts';
import type { FolderLock } from './folder-lock.ts';
import type { StopStack } from './stop-stack.ts';

/** What the parts of `perdure dev` share. */
export interface StackOptions {
  /** absolute */
  home: string;
  environment: Environment;
  /** absolute; null when there is none */
  configFile: string | null;
  /** whether the example may run its demo */
  demo: boolean;
  lock: FolderLock;
  info: DevInfoFile;
  /** what was started, for the stop */
  parts: StopStack;
  screen: Screen;
  /** a line that a person should see */
  warn(line: string): void;
  /** aborted when a stop was asked for, so that nothing more is started */
  signal: AbortSignal;
}
