import { id, time } from './common.ts';
import { z } from './zod.ts';

const visibility = z.enum(['private', 'shared']);

export const graph = z.record(z.string(), z.unknown()).meta({
  id: 'Graph',
  description:
    'Nodes and edges in the shape of React Flow: `{ nodes: [{ id, type, position, data }], edges: [{ id, source, target, sourceHandle }] }`. Drafts may be faulty and hold unknown keys.',
});

const name = z.string().trim().min(1).max(200);
const description = z.string().max(10_000);

export const workflowSchema = z
  .object({
    id,
    name: z.string(),
    description: z.string(),
    userName: z.string().meta({ description: 'The owner' }),
    visibility: visibility.meta({ description: '`shared`: every user may see and run it' }),
    graph: graph.meta({ description: 'The draft' }),
    revision: z.number().int().meta({ description: 'Grows by 1 with each PUT' }),
    publishedVersion: z.number().int().nullable(),
    enabled: z.boolean(),
    executionVisibility: visibility.meta({ description: '`shared`: every user may read its executions' }),
    createdAt: time,
    updatedAt: time,
  })
  .meta({ id: 'Workflow' });

export const createWorkflowBody = z.strictObject({
  id: id.optional(),
  name,
  description: description.optional(),
  graph: graph.optional(),
});

export const saveWorkflowBody = z.strictObject({
  revision: z.number().int().min(1).max(2_147_483_647),
  name: name.optional(),
  description: description.optional(),
  graph: graph.optional(),
  enabled: z.boolean().optional(),
  visibility: visibility.optional(),
  executionVisibility: visibility.optional(),
});

export const problemsSchema = z.object({
  problems: z.array(
    z
      .object({
        code: z.string(),
        message: z.string(),
        severity: z.enum(['error', 'warning']),
        nodeId: z.string().optional(),
        edgeId: z.string().optional(),
        field: z.string().optional().meta({ description: "Path within the node's config" }),
      })
      .meta({ id: 'GraphProblem' }),
  ),
});

export const versionSchema = z
  .object({ version: z.number().int(), name: z.string(), publishedAt: time, publishedBy: z.string() })
  .meta({ id: 'WorkflowVersion' });

export const versionNumber = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number)
  .meta({ override: { type: 'integer', minimum: 1 } });
