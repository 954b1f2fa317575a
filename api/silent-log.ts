import type { Log } from '../server/log.ts';

/** For hosts that give no logger. */
export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };
