import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parsed, ROOT, sourceFiles } from './source-files.ts';

/** The doors of the package: every name, types included. A new one is a promise; write it here on purpose. */
const NAMES: Record<string, { source: string; names: string }> = {
  './server': {
    source: 'server/index.ts',
    names: `ActionLabel AuthenticatedUser FetchConfig PerdureConfiguration PgPoolClient ServerConfig StepContext StepFunction StepImporter StepSource
      TriggerWorkflowOptions TriggerWorkflowResult WorkflowServerPlugin configure deleteRows getDataSource insertRows queryDataSource triggerWorkflow updateRows`,
  },
  './types': { source: 'server/config/index.ts', names: 'AuthenticatedUser FetchConfig ServerConfig WorkflowServerPlugin' },
  './common': {
    source: 'common/index.ts',
    names: `ActionDefinition ActionLabel AnyDataSource AttemptView AttributeType Catalog CatalogAction CatalogIntegrationType CloseReason CredentialField DataSource
      DataSourceAttribute DataSourceFilter DataSourceQuery DataSourceResult DataSources ERRORS ErrorCode ErrorEntry ExecutionStatus ExecutionView FieldDefinition
      FieldOption FieldType FilterOperators Graph GraphEdge GraphNode GraphNodeData HookArgs HookResult IntegrationDefinition Join JournalEvent JournalEventType
      JsonObject JsonValue LogLine NodeField NodeStatus NodeType NodeView OutputField PerdureError Problem RetrySource SafeFetch SafeFetchInit SafeFetchResponse
      Session SqlClient StepContext StepFailure StepFunction StepImporter StepInput StepLog StepSettings StepSource StuckView ViewError WorkflowExecutions
      WorkflowServerPlugin Workflows isPerdureError`,
  },
  './client': {
    source: 'client/index.ts',
    names: `AfterQuery ApiKey ClientOptions CreateKeyRequest ExecutionActivity ExecutionCounts ExecutionFilterQuery ExecutionListFilter ExecutionListMessage
      ExecutionRow ExecutionScopeQuery ExecutionStreamMessage ExecutionStrip ListExecutionsQuery Me Page PageQuery PerdureClient RequestOptions
      StreamExecutionOptions SystemInfo Workflow WorkflowRuns WorkflowVersion WorkflowVersionWithGraph createClient`,
  },
  './ui': {
    source: 'ui/index.ts',
    names: `AppProvider AppProviderProps ClientAction ClientField IconComponent ReactFlowProvider Theme WorkflowClientPlugin WorkflowExecutionViewer
      WorkflowExecutionViewerDialog WorkflowExecutionViewerDialogProps WorkflowExecutionViewerProps`,
  },
  './api': { source: 'api/index.ts', names: 'PerdureRouter PerdureRouterOptions createPerdureRouter' },
};

function exportedNames(source: string): string[] {
  const file = sourceFiles().find(({ path }) => path === source);
  if (!file) throw new Error(`there is no ${source}`);
  return parsed(file)
    .module.staticExports.flatMap((statement) => statement.entries.map((entry) => entry.exportName.name ?? entry.exportName.kind))
    .sort();
}

describe('the package', () => {
  const { exports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { exports: Record<string, { default?: string }> };

  test('has these doors and no others', () => {
    expect(
      Object.keys(exports)
        .filter((door) => door !== './package.json' && !door.endsWith('.css'))
        .sort(),
    ).toEqual(Object.keys(NAMES).sort());
  });

  test.each(Object.entries(NAMES))('%s exports exactly its names', (door, { source, names }) => {
    expect(exports[door]?.default).toBe(`./dist/${source.replace(/\.ts$/, '.js')}`);
    expect(exportedNames(source)).toEqual(names.split(/\s+/).sort());
  });
});
