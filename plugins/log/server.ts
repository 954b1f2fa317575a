import type { WorkflowServerPlugin } from '../../common/plugin/workflow-server-plugin.ts';
import { logDefinition } from './definition.ts';
import { writeStep } from './steps/write.ts';

export const logServerPlugin: WorkflowServerPlugin = {
  definition: logDefinition,
  stepImporters: [{ actionId: 'log/write', importer: { stepFunction: writeStep }, effect: 'none', timeout: '10s' }],
};
