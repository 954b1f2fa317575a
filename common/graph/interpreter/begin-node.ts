import { isPerdureError } from '../../errors/perdure-error.ts';
import type { Failure } from '../../execution/failure.ts';
import { failureOutput } from '../../execution/failure-output.ts';
import type { JsonValue } from '../../json/json-value.ts';
import type { Scope } from '../command.ts';
import { defaultHandle } from '../handles.ts';
import type { PlanBody, PlanNode } from '../plan.ts';
import { applyResult } from './apply-result.ts';
import { passNode } from './end-node.ts';
import { evaluateBody } from './evaluate-body.ts';
import { failNode } from './fail-node.ts';
import { fitsInline, inlineSize } from './inline-values.ts';
import { evaluateCommand, stepCommand } from './node-command.ts';
import { passedOnReference } from './passed-on-reference.ts';
import { inlineScope, scopeOf } from './scope.ts';
import { NO_HANDLE, only } from './settle-edges.ts';
import { skipReason } from './skip-reason.ts';
import { nodeAt, type OpenTurn } from './turn.ts';

/** Begins a node whose incoming edges decided that it is its turn, or passes over it. */
export function beginNode(turn: OpenTurn, index: number): void {
  const { runtime, state } = turn;
  const node = nodeAt(runtime, index);
  if ((state.taken[index] ?? 0) === 0) passNode(turn, index, skipReason(runtime, state, index), 'skipped', NO_HANDLE);
  else if (!node.enabled) passNode(turn, index, 'disabled', 'disabled', only(defaultHandle(node.body.type)));
  else if (node.body.type === 'action') beginStep(turn, index, node);
  else beginEvaluation(turn, index, node);
}

function beginStep(turn: OpenTurn, index: number, node: PlanNode): void {
  turn.starts.push(() => {
    open(turn, index, node, 'step');
    turn.commands.push(stepCommand(turn.runtime, turn.state, node));
  });
}

function beginEvaluation(turn: OpenTurn, index: number, node: PlanNode): void {
  const { runtime, state } = turn;
  const scope = scopeOf(runtime, state, node);
  const result = passedOnReference(node.body, scope) ?? evaluateHere(turn, node, scope);
  if (result === null) evaluateElsewhere(turn, index, node);
  else if ('failure' in result) failNode(turn, index, result.failure, { value: failureOutput(result.failure) }, 'interpreter');
  else applyResult(turn, index, result);
}

/** The result or the failure; null when it has to be computed where values can be loaded and limits are wider. */
function evaluateHere(turn: OpenTurn, node: PlanNode, scope: Scope): { value: JsonValue } | { failure: Failure } | null {
  const values = inlineScope(scope, turn.runtime);
  if (values === null) return null;
  try {
    const result = { value: evaluateBody(node.body, values, turn.runtime.expressions) };
    return staysHere(turn, node.body, result) ? result : null;
  } catch (error) {
    if (!isPerdureError(error)) throw error;
    return error.fields.limit === undefined ? { failure: { message: error.message, code: error.code, nodeId: node.id } } : null;
  }
}

/** What a condition, a switch or a sleep decides is small; a computed value may not be. */
function staysHere(turn: OpenTurn, body: PlanBody, result: { value: JsonValue }): boolean {
  return (body.type !== 'set' && body.type !== 'output') || fitsInline(turn.state, inlineSize(result));
}

function evaluateElsewhere(turn: OpenTurn, index: number, node: PlanNode): void {
  turn.starts.push(() => {
    open(turn, index, node, 'evaluation');
    turn.commands.push(evaluateCommand(turn.runtime, turn.state, node));
  });
}

function open(turn: OpenTurn, index: number, node: PlanNode, kind: 'step' | 'evaluation'): void {
  turn.state.nodes[index] = 'working';
  turn.state.open[node.id] = { kind, node: index };
  turn.state.working += 1;
}
