import type { DataSource } from '../../common/data-source/data-source.ts';
import type { WorkflowExecutions } from '../../common/data-source/workflow-executions.ts';
import type { Workflows } from '../../common/data-source/workflows.ts';

/** Rows that the session may read, see `canRead`; read-only. `table` stands for Perdure's own tables, wherever their schema lies. */
const workflowExecutions: DataSource<WorkflowExecutions> = {
  id: 'WorkflowExecutions',
  label: 'Workflow executions',
  table: 'executions',
  primaryKey: ['id'],
  readOnly: true,
  attributes: [
    { code: 'id', name: 'Id', type: 'uuid', readOnly: true },
    { code: 'workflowId', name: 'Workflow', type: 'uuid', readOnly: true },
    { code: 'version', name: 'Version', type: 'number', readOnly: true },
    { code: 'userName', name: 'User', type: 'text', readOnly: true },
    { code: 'triggerType', name: 'Trigger', type: 'text', readOnly: true },
    { code: 'status', name: 'Status', type: 'text', readOnly: true },
    { code: 'closeReason', name: 'Close reason', type: 'text', readOnly: true },
    { code: 'run', name: 'Run', type: 'number', readOnly: true },
    { code: 'input', name: 'Input', type: 'json', readOnly: true },
    { code: 'output', name: 'Output', type: 'json', readOnly: true },
    { code: 'error', name: 'Error', type: 'json', readOnly: true },
    { code: 'startedAt', name: 'Started', type: 'timestamp', readOnly: true },
    { code: 'endedAt', name: 'Ended', type: 'timestamp', readOnly: true },
  ],
};

const workflows: DataSource<Workflows> = {
  id: 'Workflows',
  label: 'Workflows',
  table: 'workflows',
  primaryKey: ['id'],
  readOnly: true,
  attributes: [
    { code: 'id', name: 'Id', type: 'uuid', readOnly: true },
    { code: 'name', name: 'Name', type: 'text', readOnly: true },
    { code: 'description', name: 'Description', type: 'text', readOnly: true },
    { code: 'userName', name: 'Owner', type: 'text', readOnly: true },
    { code: 'visibility', name: 'Visibility', type: 'text', readOnly: true },
    { code: 'revision', name: 'Revision', type: 'number', readOnly: true },
    { code: 'publishedVersion', name: 'Published version', type: 'number', readOnly: true },
    { code: 'enabled', name: 'Enabled', type: 'boolean', readOnly: true },
    { code: 'createdAt', name: 'Created', type: 'timestamp', readOnly: true },
    { code: 'updatedAt', name: 'Updated', type: 'timestamp', readOnly: true },
  ],
};

export const BUILT_IN_DATA_SOURCES = [workflowExecutions, workflows] as const;
