// A process of its own: Jest's `process` is a copy, to which Node tells nothing.
import { setTimeout as sleep } from 'node:timers/promises';
import { withConsole } from '../../../activities/step/console-capture.ts';
import { createLogBuffer } from '../../../activities/step/step-log.ts';
import { catchStrayRejections } from '../../../activities/step/stray-rejections.ts';
import { createRedactor } from '../../../server/integrations/create-redactor.ts';

const print = (message: string, fields: object = {}) => process.stdout.write(`${message} ${JSON.stringify(fields)}\n`);
catchStrayRejections({ debug: print, info: print, warn: print, error: print });
const logs = createLogBuffer('a', 'a', 1, createRedactor(['sk-very-secret']));
withConsole(logs, () => {
  void sleep(10).then(() => {
    throw new Error('left behind sk-very-secret');
  });
});
await sleep(100);
for (const { body } of logs.take()) if (body.type === 'node.log') print(`told: ${body.line.message}`);
void Promise.reject(new Error('of nobody'));
await sleep(50);
print('alive');
