import { type DevInfo, writeDevInfo } from './dev-info.ts';

/** `dev.json` in the making: filled by whoever knows, written when everything is ready, and again at each later change. */
export interface DevInfoFile {
  current(): DevInfo;
  set(known: Partial<DevInfo>): void;
  /** everything is ready */
  publish(): void;
  /** nothing is written any more */
  close(): void;
}

export function createDevInfoFile(home: string): DevInfoFile {
  let info: DevInfo = {
    pid: process.pid,
    apiPid: null,
    workerPid: null,
    postgresPid: null,
    temporalPid: null,
    apiUrl: '',
    appUrl: null,
    docsUrl: '',
    temporalAddress: '',
    temporalUiUrl: null,
    namespace: '',
    taskQueue: '',
    databaseUrl: '',
    apiKey: '',
  };
  let published = false;
  return {
    current: () => info,
    set(known) {
      info = { ...info, ...known };
      if (published) writeDevInfo(home, info);
    },
    publish() {
      published = true;
      writeDevInfo(home, info);
    },
    close() {
      published = false;
    },
  };
}
