// The subpath `perdure/common`: types and pure functions, for servers and browsers alike.
export type { AnyDataSource } from './data-source/any-data-source.ts';
export type { AttributeType, DataSource, DataSourceAttribute, HookArgs, HookResult } from './data-source/data-source.ts';
export type { DataSourceFilter, DataSourceQuery, DataSourceResult, FilterOperators } from './data-source/data-source-query.ts';
export type { DataSources } from './data-source/data-sources.ts';
export type { Session } from './data-source/session.ts';
export type { SqlClient } from './data-source/sql-client.ts';
export type { WorkflowExecutions } from './data-source/workflow-executions.ts';
export type { Workflows } from './data-source/workflows.ts';
export type { ErrorCode } from './errors/error-table.ts';
export { ERRORS, type ErrorEntry } from './errors/error-table.ts';
export { isPerdureError, PerdureError } from './errors/perdure-error.ts';
export type {
  AttemptView,
  CloseReason,
  ExecutionStatus,
  ExecutionView,
  NodeStatus,
  NodeView,
  StuckView,
} from './execution/execution-view.ts';
export type { ViewError } from './execution/failure.ts';
export type { JournalEvent, JournalEventType, LogLine } from './execution/journal-event.ts';
export type { Graph, GraphEdge, GraphNode, GraphNodeData, Join, NodeField, NodeType, RetrySource } from './graph/graph.ts';
export type { Problem } from './graph/problem.ts';
export type { JsonObject, JsonValue } from './json/json-value.ts';
export type { Catalog, CatalogAction, CatalogIntegrationType } from './plugin/catalog.ts';
export type {
  ActionDefinition,
  CredentialField,
  FieldDefinition,
  FieldOption,
  FieldType,
  IntegrationDefinition,
  OutputField,
} from './plugin/field-definition.ts';
export type { SafeFetch, SafeFetchInit, SafeFetchResponse } from './plugin/safe-fetch.ts';
export type { StepContext, StepFailure, StepFunction, StepInput, StepLog } from './plugin/step.ts';
export type { ActionLabel, StepImporter, StepSettings, StepSource, WorkflowServerPlugin } from './plugin/workflow-server-plugin.ts';
