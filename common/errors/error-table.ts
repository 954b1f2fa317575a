/**
 * Every code that Perdure uses, with what to do about it; `status` is the HTTP status where the code is an API answer.
 * `docs/errors.md` documents each; a test holds the two together.
 */
const table = {
  // of the API
  INVALID_JSON: { status: 400, title: 'The body is not JSON', remedy: 'Send a JSON document encoded as UTF-8.' },
  UNAUTHORIZED: {
    status: 401,
    title: 'Not signed in',
    remedy: 'Send `Authorization: Bearer pdk_…` with a valid key, or sign in through the host application.',
  },
  FORBIDDEN: { status: 403, title: 'Not allowed', remedy: 'Use a key or a user with the scope that the message names.' },
  NOT_FOUND: { status: 404, title: 'No such path or object', remedy: 'Check the path; GET /api/openapi.json lists all of them.' },
  WORKFLOW_NOT_FOUND: {
    status: 404,
    title: 'Workflow not found',
    remedy: 'Check the id, publish the workflow, enable it, or ask its owner to share it.',
  },
  EXECUTION_NOT_FOUND: { status: 404, title: 'Execution not found', remedy: 'Check the id, and that this user may read the execution.' },
  WORKFLOW_EXISTS: { status: 409, title: 'A workflow with this id exists', remedy: 'Leave the id out, or update the existing workflow.' },
  REVISION_CONFLICT: {
    status: 409,
    title: 'Somebody saved in between',
    remedy: 'Load the workflow again, apply the change to it, and save with its revision.',
  },
  EXECUTION_ENDED: { status: 409, title: 'The execution has ended', remedy: 'Nothing to do: it cannot be cancelled any more.' },
  IDEMPOTENCY_IN_FLIGHT: { status: 409, title: 'The same request is being worked on', remedy: 'Wait a moment and send it again.' },
  TOO_LARGE: { status: 413, title: 'Too large', remedy: 'Send less; the message names the limit.' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, title: 'Not JSON', remedy: 'Send `Content-Type: application/json`.' },
  INVALID_REQUEST: { status: 422, title: 'The request has the wrong shape', remedy: 'Correct each place listed in `errors`.' },
  INPUT_INVALID: { status: 422, title: 'The input does not fit', remedy: "Send an object that fits the trigger's input schema." },
  TRIGGER_NOT_FOUND: {
    status: 422,
    title: 'No such trigger',
    remedy: 'Name a trigger of the published version, or give it one of kind `api` or `manual`.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    title: 'The idempotency key belongs to another request',
    remedy: 'Use a new key for a new request.',
  },
  INVALID_INTEGRATION_REFERENCES: {
    status: 422,
    title: 'Workflow contains invalid integration references',
    remedy: 'Let the user that runs the workflow own the integrations it uses, or have an admin share them.',
  },
  VALIDATION_FAILED: { status: 422, title: 'The graph has errors', remedy: 'Correct each of the problems listed.' },
  RATE_LIMITED: { status: 429, title: 'Too many requests', remedy: 'Wait as long as `Retry-After` says.' },
  AUTHENTICATE_FAILED: {
    status: 500,
    title: 'The host application could not say who asks',
    remedy: 'Correct the hook `authenticate` of the configuration; the log has its error with the request id.',
  },
  INTERNAL: { status: 500, title: 'A bug in Perdure', remedy: 'Report it with the request id; the log has the details.' },
  UNAVAILABLE: { status: 503, title: 'The database is away', remedy: 'Try again; if it lasts, check PostgreSQL.' },

  // of a graph, found at publish
  GRAPH_SHAPE: { title: 'The graph has the wrong shape', remedy: 'Correct the place that the message names.' },
  NODE_ID_INVALID: { title: 'A node id is not allowed', remedy: 'Use 1 to 64 letters, digits, `_` or `-`, and no reserved name.' },
  DUPLICATE_ID: { title: 'Two nodes or two edges share an id', remedy: 'Give each its own id.' },
  EDGE_DANGLING: { title: 'An edge ends nowhere', remedy: 'Remove it or connect it to a node.' },
  EDGE_INTO_TRIGGER: { title: 'An edge leads into a trigger', remedy: 'Remove it: a trigger begins the workflow.' },
  EDGE_CROSSES_CONTAINER: { title: 'An edge crosses the wall of a container', remedy: 'Connect nodes of the same container only.' },
  CONTAINER_INVALID: { title: 'A node lies in something that holds no nodes', remedy: 'Put it into a forEach node or at the top level.' },
  EMPTY_BODY: { title: 'A loop has no body', remedy: 'Put at least one node into it.' },
  UNKNOWN_HANDLE: { title: 'An edge leaves by a handle that its node lacks', remedy: 'Use one of the handles that the message lists.' },
  CASE_KEY_INVALID: { title: 'A case of a switch has an unusable key', remedy: 'Use unique keys other than `default` and `error`.' },
  CYCLE: { title: 'The graph has a cycle', remedy: 'Remove one of the edges on the path.' },
  NO_TRIGGER: { title: 'The graph has no trigger', remedy: 'Add an enabled trigger node.' },
  UNREACHABLE_NODE: { title: 'No trigger leads to a node', remedy: 'Connect it or remove it.' },
  UNKNOWN_NODE_TYPE: { title: 'A node has an unknown type', remedy: 'Use one of the types that the message lists.' },
  UNKNOWN_ACTION: {
    title: 'No plugin offers this action',
    remedy: 'Register the plugin that offers it in `workflowPlugins`, or choose another action.',
  },
  ACTION_DEFINITION_UNKNOWN: {
    title: 'The fields of an action are unknown here',
    remedy: 'Give the server plugin a `definition`, or save the node with the builder.',
  },
  FIELD_REQUIRED: { title: 'A required field is empty', remedy: 'Fill it in.' },
  FIELD_INVALID: { title: 'A field holds what its type does not allow', remedy: 'Correct the value; the message says what is allowed.' },
  INPUT_SCHEMA_INVALID: {
    title: 'An input schema cannot be used',
    remedy: 'Correct the place that the message names; it is a JSON Schema of draft 2020-12.',
  },
  TEMPLATE_INVALID: { title: 'A template cannot be read', remedy: 'Correct it at the column named.' },
  EXPRESSION_INVALID: { title: 'An expression cannot be read', remedy: 'Correct it at the line and column named.' },
  REFERENCE_UNKNOWN: { title: 'A reference names a node that is not there', remedy: 'Refer to a node of this graph.' },
  REFERENCE_NOT_UPSTREAM: {
    title: 'A reference names a node that cannot have run before',
    remedy: 'Refer to a node upstream of this one.',
  },
  REFERENCE_RACE: {
    title: 'A reference may be read before its node has finished',
    remedy: 'Make it optional with `?`, or join with `all`.',
  },
  REFERENCE_MAYBE_UNASSIGNED: {
    title: 'A reference has no value on some path',
    remedy: 'Make it optional with `?`, or name alternatives with `??`.',
  },
  INTEGRATION_INVALID: { title: 'An integration is missing or not yours', remedy: 'Choose an integration of your own, or a shared one.' },
  DURATION_INVALID: { title: 'A duration cannot be read', remedy: 'Write a number and a unit, e.g. `30s`, `5 minutes`, `2d`.' },
  SEVERAL_OUTPUTS: { title: 'Several output nodes can run', remedy: 'Keep one, or expect an object from node id to value.' },
  OUTPUT_AMBIGUOUS: { title: 'The result depends on which ends ran', remedy: 'Add an output node.' },
  GRAPH_TOO_LARGE: { title: 'The graph is too large', remedy: 'Split it; the message names the limit.' },
  PLAN_TOO_LARGE: { title: 'The compiled graph is too large', remedy: 'Shorten texts in the config of its nodes, or split the workflow.' },
  NOT_SUPPORTED_YET: { title: 'This release cannot run it yet', remedy: 'Leave it out, or wait for a release that supports it.' },

  // of a node, while it runs
  STEP_FAILED: { title: 'A step failed', remedy: "Read the message: it is the step's own." },
  STEP_TIMEOUT: { title: 'A step took too long', remedy: "Raise the node's `timeout`, or make the step faster." },
  OUTCOME_UNKNOWN: {
    title: 'The worker died in the last attempt',
    remedy: 'Find out whether the step took effect, then retry or go on by hand.',
  },
  WORKER_LOST: { title: 'The worker died in an attempt', remedy: 'Nothing to do: the step is tried again.' },
  WORKER_STOPPED: {
    title: 'The worker was stopped in an attempt',
    remedy: 'Nothing to do: the step is tried again and the attempt does not count.',
  },
  ACTION_MISSING: { title: 'No worker offers this action', remedy: 'Deploy a worker with the plugin that offers it; the execution waits.' },
  STEP_LOAD_FAILED: {
    title: "A step's module cannot be loaded",
    remedy: 'Correct the module or the path it is imported from, then restart the worker; the execution waits.',
  },
  STEP_NOT_EXPORTED: {
    title: "A step's module lacks the named export",
    remedy: 'Export the function under the name given as `stepFunction`.',
  },
  REFERENCE_UNRESOLVED: { title: 'A reference has no value', remedy: 'Correct the path, or make the reference optional with `?`.' },
  EXPRESSION_FAILED: { title: 'An expression failed', remedy: 'Correct it; the message says what it met.' },
  TEMPLATE_FAILED: { title: 'A template failed', remedy: 'Correct it; the message says what it met.' },
  OUTPUT_TOO_LARGE: { title: 'An output is too large', remedy: 'Return less, or store it elsewhere and return where.' },
  OUTPUT_NOT_SERIALIZABLE: { title: 'An output is not JSON', remedy: 'Return what JSON can hold; the message names the place.' },
  ITEMS_NOT_A_LIST: { title: 'The items of a loop are no list', remedy: 'Give an expression that yields a list.' },
  CREDENTIALS_UNAVAILABLE: { title: 'Credentials cannot be read', remedy: 'Give the worker the encryption key that the message names.' },
  ADDRESS_NOT_ALLOWED: {
    title: 'An address is not allowed',
    remedy: 'Use a public address, or have the operator allow this one in `fetch`.',
  },
  STOPPED: { title: 'Stopped because another node failed', remedy: "See the execution's own error." },
  CANCELLED: { title: 'Cancelled', remedy: 'Nothing to do: somebody asked for it.' },
  TERMINATED: { title: 'Terminated in Temporal', remedy: 'Ask the operator why.' },
  TIMED_OUT: { title: 'Timed out in Temporal', remedy: 'Raise the limit, or look for what kept it waiting.' },

  // of an execution
  TEMPORAL_EXECUTION_LOST: {
    title: 'Temporal no longer knows the execution',
    remedy: "Check Temporal's retention and data; start the work again.",
  },
  DISPATCH_REJECTED: { title: 'Temporal refused the start', remedy: 'Read the message; correct the cause and trigger again.' },
  NOT_DISPATCHED: {
    title: 'Temporal has not taken the start yet',
    remedy: "Check that Temporal is up and that the worker's credentials are right; it goes on by itself.",
  },
  NO_WORKER: { title: 'No worker polls', remedy: 'Start a worker.' },
  WORKFLOW_TASK_FAILING: {
    title: 'The interpreter fails again and again',
    remedy: 'Deploy a fixed worker or roll back; the execution goes on by itself.',
  },
  PLAN_UNSUPPORTED: { title: 'The worker does not know this plan', remedy: 'Deploy workers of the version that made it.' },

  // of the set-up
  SCHEMA_MISSING: { title: "Perdure's tables are not there", remedy: 'Run `perdure migrate`.' },
  SCHEMA_OLD: { title: "Perdure's tables are older than this release", remedy: 'Run `perdure migrate`.' },
  SCHEMA_NEWER: {
    title: "Perdure's tables are newer than this release",
    remedy: 'Install the release that migrated them, or a newer one.',
  },
  MIGRATION_FAILED: {
    title: "Perdure's tables could not be brought to this release",
    remedy: 'Correct what PostgreSQL says, and run `perdure migrate` again: the migration that failed has left nothing behind.',
  },
  NOT_CONFIGURED: { title: 'No database', remedy: 'Set DATABASE_URL, or call `configure({ pool })` once.' },
  DATABASE_UNREACHABLE: { title: 'The database cannot be reached', remedy: 'Check DATABASE_URL, and that PostgreSQL is up.' },
  TEMPORAL_UNREACHABLE: { status: 503, title: 'Temporal cannot be reached', remedy: 'Check TEMPORAL_ADDRESS, and that Temporal is up.' },
  TEMPORAL_SERVER_MISSING: { title: 'No Temporal server can be started', remedy: 'Take one of the ways that the message lists.' },
  CONFIG_INVALID: { title: 'The configuration is not usable', remedy: 'Correct the place that the message names.' },
  CONFIG_FAILED: { title: 'The configuration file failed', remedy: 'Correct the error that it threw.' },
  DUPLICATE_ACTION: { title: 'Two plugins offer the same action', remedy: 'Remove one of them from `workflowPlugins`.' },
  ENCRYPTION_KEY_MISSING: {
    title: 'No usable encryption key',
    remedy: 'Set PERDURE_ENCRYPTION_KEYS to `id:key` pairs, key being 32 bytes in base64.',
  },
  PART_MISSING: { title: 'A part is not installed', remedy: 'Install the package that the message names.' },
  ALREADY_RUNNING: { title: 'Another `perdure dev` uses this folder', remedy: 'Stop it, or set PERDURE_HOME to another folder.' },
  FOLDER_UNUSABLE: { title: 'The folder cannot be used', remedy: 'Make it writable, free space, or set PERDURE_HOME to another one.' },
  PORT_UNAVAILABLE: {
    title: 'No free port',
    remedy: 'Stop what listens there, or set PERDURE_PORT (for metrics PERDURE_METRICS_PORT) to another port.',
  },
  DATA_SOURCE_UNKNOWN: { title: 'No such data source', remedy: 'Register it in `dataSources`, or use one of those named.' },
  DATA_SOURCE_INVALID: { title: 'A data source cannot do this', remedy: 'Correct the attribute, operator or row that the message names.' },
} as const satisfies Record<string, { title: string; remedy: string; status?: number }>;

export type ErrorCode = keyof typeof table;

/** What stands in the table for each code. */
export interface ErrorEntry {
  title: string;
  remedy: string;
  /** HTTP status, where the code is an answer of the API */
  status?: number;
}

/** The table of errors: what each code means and what to do about it. */
export const ERRORS: Readonly<Record<ErrorCode, ErrorEntry>> = table;
