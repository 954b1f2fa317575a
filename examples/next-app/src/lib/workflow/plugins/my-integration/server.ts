// src/lib/workflow/plugins/my-integration/server.ts
import 'server-only';
import type { WorkflowServerPlugin } from 'perdure/server';
import { myCustomStep } from './steps';

export const myServerPlugin: WorkflowServerPlugin = {
  stepImporters: [
    { actionId: 'my-integration/my-action', importer: { stepFunction: myCustomStep } },
  ],
  actionLabels: [
    { actionId: 'my-integration/my-action', label: 'My Custom Action' },
  ],
};
