import { NODE_TYPES } from '../../common/graph/graph.ts';
import { id, json, time } from './common.ts';
import { z } from './zod.ts';

export const nodeStatus = z.enum(['idle', 'running', 'paused', 'success', 'error']);
export const executionStatus = z.enum(['running', 'paused', 'success', 'error']);
export const closeReason = z.enum(['completed', 'failed', 'cancelled', 'terminated', 'timedOut']);
const edgeState = z.enum(['taken', 'dead']);

export const viewError = z.object({ message: z.string(), code: z.string(), nodeId: z.string().optional() }).meta({ id: 'ExecutionError' });

export const logLine = z
  .object({ at: time, level: z.enum(['debug', 'info', 'warn', 'error']), message: z.string(), data: json.optional() })
  .meta({ id: 'LogLine' });

const bytes = z.number().int().optional().meta({ description: 'Size of a value above 4 KiB of JSON, which is absent' });
const input = { input: json.optional(), inputBytes: bytes };
const output = { output: json.optional(), outputBytes: bytes };

const nodeView = z
  .object({
    visit: z.string(),
    nodeId: z.string(),
    label: z.string(),
    type: z.enum(NODE_TYPES),
    actionType: z.string().optional(),
    status: nodeStatus,
    skipped: z.boolean(),
    reason: z.string().optional().meta({ description: 'Why it was skipped, or `disabled`' }),
    attempts: z.array(z.object({ attempt: z.number().int(), startedAt: time, endedAt: time.nullable(), error: viewError.optional() })),
    ...input,
    ...output,
    error: viewError.optional(),
    startedAt: time.nullable(),
    endedAt: time.nullable(),
    wakeAt: time.optional().meta({ description: 'When a paused node wakes' }),
    nextAt: time.optional().meta({ description: 'When the next attempt begins' }),
    logs: z.object({ count: z.number().int(), last: z.array(logLine).meta({ description: 'At most the last 20' }) }),
  })
  .meta({ id: 'NodeView' });

const summary = {
  id,
  workflowId: id,
  workflowName: z.string(),
  version: z.number().int(),
  userName: z.string().meta({ description: 'The user it runs as' }),
  trigger: z.object({ type: z.string() }),
  status: executionStatus,
  closeReason: closeReason.nullable(),
  stuck: z
    .object({ code: z.string(), message: z.string(), nodeId: z.string().optional(), since: time })
    .nullable()
    .meta({ description: 'Why it does not get on, when it does not' }),
  run: z.number().int(),
  seq: z.number().int().meta({ description: 'Of the last journal event' }),
  ...input,
  ...output,
  error: viewError.nullable(),
  startedAt: time.meta({ description: "The trigger's time" }),
  dispatchedAt: time.nullable(),
  endedAt: time.nullable(),
};

export const executionRow = z.object(summary).meta({ id: 'ExecutionRow' });

export const executionView = z
  .object({ ...summary, nodes: z.array(nodeView), edges: z.record(z.string(), edgeState) })
  .meta({ id: 'ExecutionView' });

export const journalEvent = z
  .looseObject({
    seq: z.number().int(),
    run: z.number().int(),
    at: time,
    type: z.string().meta({
      description:
        '`execution.started|paused|resumed|stuck|completed|failed|cancelled|terminated|timedOut`, `node.started|retrying|paused|completed|failed|skipped|log`',
    }),
    visit: z.string().optional(),
    nodeId: z.string().optional(),
  })
  .meta({ id: 'JournalEvent' });

export const executionGraph = z
  .object({
    nodes: z.array(
      z.looseObject({
        id: z.string(),
        type: z.string(),
        label: z.string(),
        position: z.object({ x: z.number(), y: z.number() }),
        parentId: z.string().nullable(),
        actionType: z.string().optional(),
        enabled: z.boolean(),
      }),
    ),
    edges: z.array(z.looseObject({ id: z.string(), source: z.string(), target: z.string(), sourceHandle: z.string().nullable() })),
  })
  .meta({ id: 'ExecutionGraph' });
