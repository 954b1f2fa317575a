import type { Request } from 'express';
import type { Principal } from '../../common/access/principal.ts';
import { hasScope } from '../../server/access/has-scope.ts';
import { getExecutionEvents } from '../../server/executions/get-execution-events.ts';
import { getExecutionView } from '../../server/executions/get-execution-view.ts';
import { requireReadable } from '../../server/executions/require-readable.ts';
import type { ApiDeps } from '../api-deps.ts';
import { contextOf } from '../http/request-context.ts';
import { defineRoute, type Route } from '../route.ts';
import { id } from '../schema/common.ts';
import { executionStatus } from '../schema/execution.ts';
import { z } from '../schema/zod.ts';
import { type EventStreamOptions, openEventStream } from '../sse/event-stream.ts';
import { type StreamSource, streamExecution } from '../sse/stream-execution.ts';
import { streamExecutionList } from '../sse/stream-execution-list.ts';
import { streamStart } from '../sse/stream-start.ts';
import { createWakeUp } from '../sse/wake-up.ts';
import { oneExecution } from './execution-route.ts';

const eventStream = (description: string) => ({ description, contentType: 'text/event-stream', schema: z.string() });

const list = defineRoute({
  method: 'get',
  path: '/api/executions/stream',
  operationId: 'streamExecutions',
  summary: 'Watch a list of executions',
  description: 'Says nothing of what has not changed since it was opened: open it, then load the list.',
  tag: 'Executions',
  scope: 'read',
  query: z.strictObject({ workflowId: id.optional(), status: executionStatus.optional() }),
  replies: {
    200: eventStream(
      '`row`: an execution as the list has it, that began or changed; `gone` `{ id }`: one that no longer has the status asked for',
    ),
  },
  async handle({ deps, principal, query, request, response }) {
    const leave = deps.streams.enter(principal.userName);
    try {
      const open = () => openEventStream(response, streamOptions(deps, request));
      await streamExecutionList({ open, client: deps.database.client, principal, query, changes: deps.changes });
    } finally {
      leave();
    }
    return 'streamed';
  },
});

const one = defineRoute({
  ...oneExecution,
  method: 'get',
  path: '/api/executions/:id/stream',
  operationId: 'streamExecution',
  summary: 'Watch an execution',
  description:
    'Without `Last-Event-ID` a `snapshot` comes first; with the `seq` of an event, what came after it. Each `event` is a journal event, its id the `seq`. After the last one: `end`.',
  scope: 'read',
  headers: z.object({ 'last-event-id': z.string().optional().meta({ description: '`seq` of the last event seen; 0 for all' }) }),
  replies: {
    200: eventStream('`snapshot`: an execution with its nodes; `event`: a journal event; `end` `{ run }`: nothing follows'),
    204: { description: 'The execution has ended and you have seen its last event' },
  },
  async handle({ deps, principal, params, headers, request, response }) {
    const start = streamStart(headers['last-event-id'], await requireReadable(deps.database.client, principal, params.id));
    if (start.kind === 'nothing') return { status: 204 };
    const leave = deps.streams.enter(principal.userName);
    const stream = openEventStream(response, streamOptions(deps, request));
    const wakeUp = createWakeUp(stream.signal);
    const unwatch = deps.changes.watch(params.id, wakeUp.ring);
    try {
      const source = sharedSource(deps, principal, params.id);
      await streamExecution(stream, source, start, wakeUp);
    } finally {
      unwatch();
      leave();
    }
    return 'streamed';
  },
});

/** A stream ends with the key or session that opened it. */
function streamOptions({ changes: { closing }, recheckMs }: ApiDeps, request: Request): EventStreamOptions {
  const { authentication } = contextOf(request);
  return { closing, recheckMs, stillAllowed: async () => (await authentication?.stillHolds()) ?? false };
}

/** What several streams of one user would read at the same moment is read once. */
function sharedSource({ database: { client }, shareReads }: ApiDeps, principal: Principal, id: string): StreamSource {
  const shared = <Value>(what: string, read: () => Promise<Value>) =>
    shareReads(JSON.stringify([what, id, principal.userName, hasScope(principal, 'admin')]), read);
  return {
    head: () => shared('head', () => requireReadable(client, principal, id)),
    view: () => shared('view', () => getExecutionView(client, principal, id)),
    async events(after, limit) {
      const page = await shared(`events ${after} ${limit}`, () => getExecutionEvents(client, principal, id, { after, limit }));
      return page.events;
    },
  };
}

export const executionStreamRoutes: Route[] = [list, one];
