import type { Failure } from '../../execution/failure.ts';
import { failureOutput } from '../../execution/failure-output.ts';
import type { Value } from '../../execution/value.ts';
import type { JsonValue } from '../../json/json-value.ts';
import { completeNode } from './end-node.ts';
import { failNode } from './fail-node.ts';
import { isoTime } from './iso-time.ts';
import { NO_HANDLE, only } from './settle-edges.ts';
import { nodeAt, note, type OpenTurn } from './turn.ts';

/** The last moment that the journal's times and Temporal's timers can both name. */
const LAST_MOMENT_MS = Date.UTC(9999, 11, 31);

/** Applies what the evaluation of a node gave, wherever it was computed; see `evaluateBody` for the shapes. */
export function applyResult(turn: OpenTurn, index: number, result: Value): void {
  const { type } = nodeAt(turn.runtime, index).body;
  if (type === 'set') completeNode(turn, index, result, only('out'), 'interpreter');
  else if (type === 'output') completeNode(turn, index, result, NO_HANDLE, 'interpreter');
  else if (type === 'sleep') fallAsleep(turn, index, wakeTime(inlineOf(result), turn.atMs));
  else if (type === 'condition') applyDecision(turn, index, inlineOf(result));
  else if (type === 'switch') applyMatches(turn, index, inlineOf(result));
  else throw new Error(`Nodes of type ${type} are not evaluated.`);
}

function inlineOf(result: Value): JsonValue {
  if ('ref' in result) throw new Error('A decision came as a reference.');
  return result.value;
}

function applyDecision(turn: OpenTurn, index: number, result: JsonValue): void {
  if (typeof result !== 'boolean') throw new Error(`A condition gave ${JSON.stringify(result)}.`);
  completeNode(turn, index, { value: { result } }, only(String(result)), 'interpreter');
}

function applyMatches(turn: OpenTurn, index: number, matched: JsonValue): void {
  if (!Array.isArray(matched)) throw new Error(`A switch gave ${JSON.stringify(matched)}.`);
  const keys = new Set<JsonValue>(matched);
  completeNode(turn, index, { value: { matched } }, (handle) => (keys.size === 0 ? handle === 'default' : keys.has(handle)), 'interpreter');
}

function wakeTime(value: JsonValue, nowMs: number): number {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    if (typeof value.durationMs === 'number') return nowMs + value.durationMs;
    if (typeof value.untilMs === 'number') return value.untilMs;
  }
  throw new Error(`The evaluation of a sleep gave ${JSON.stringify(value)}.`);
}

function fallAsleep(turn: OpenTurn, index: number, wakeAtMs: number): void {
  if (wakeAtMs <= turn.atMs) wakeUp(turn, index);
  else if (wakeAtMs <= LAST_MOMENT_MS) turn.starts.push(() => startTimer(turn, index, wakeAtMs));
  else {
    const failure: Failure = {
      message: 'The sleep would last beyond the year 9999.',
      code: 'DURATION_INVALID',
      nodeId: nodeAt(turn.runtime, index).id,
    };
    failNode(turn, index, failure, { value: failureOutput(failure) }, 'interpreter');
  }
}

function startTimer(turn: OpenTurn, index: number, wakeAtMs: number): void {
  const { state } = turn;
  const node = nodeAt(turn.runtime, index);
  // Where its length was computed elsewhere, the sleep takes the place of that evaluation.
  if (state.nodes[index] === 'working') state.working -= 1;
  state.nodes[index] = 'sleeping';
  state.open[node.id] = { kind: 'sleep', node: index, wakeAtMs };
  state.sleeping += 1;
  note(turn, `${node.id}:pause`, { type: 'node.paused', visit: node.id, nodeId: node.id, wakeAt: isoTime(wakeAtMs) });
  turn.commands.push({ type: 'startTimer', visit: node.id, nodeId: node.id, label: node.label, wakeAtMs });
}

/** Ends a sleep whose time has come. */
export function wakeUp(turn: OpenTurn, index: number): void {
  completeNode(turn, index, { value: { wokeAt: isoTime(turn.atMs) } }, only('out'), 'interpreter');
}
