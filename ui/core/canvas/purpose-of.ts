import type { GraphNode } from '../../../common/graph/graph.ts';
import { switchCases } from '../../../common/graph/switch-cases.ts';
import { isJsonObject } from '../../../common/json/is-json-object.ts';
import { parseDuration } from '../../../common/time/duration.ts';
import { formatDuration } from '../../../common/time/format-duration.ts';
import { actionWords } from './action-words.ts';
import { TYPE_WORDS } from './type-words.ts';

const TRIGGERS: Record<string, string> = {
  api: 'Started over the API',
  manual: 'Started by hand',
  schedule: 'By a schedule',
  webhook: 'By a webhook',
};

/** characters of a card's second line */
const FITS = 28;

/** What a node does, in a few words for its card while nobody runs it. `action` is what a plugin calls its action. */
export function purposeOf(node: GraphNode, action: string | undefined): string {
  const { config } = node.data;
  const text = (field: string) => {
    const value = config[field];
    return typeof value === 'string' || typeof value === 'number' ? readable(String(value)) : undefined;
  };
  switch (node.type) {
    case 'trigger':
      return TRIGGERS[text('kind') ?? 'api'] ?? TYPE_WORDS.trigger;
    case 'action':
      return action ?? (typeof config.actionType === 'string' ? actionWords(config.actionType) : TYPE_WORDS.action);
    case 'condition':
      return text('expression') ?? TYPE_WORDS.condition;
    case 'switch':
      return counted(switchCases(node).cases.length, 'case') ?? TYPE_WORDS.switch;
    case 'sleep': {
      const until = text('until');
      const ms = parseDuration(config.duration);
      return until === undefined ? joined('Sleep', ms === undefined ? text('duration') : formatDuration(ms)) : `Sleep · until ${until}`;
    }
    case 'set':
      return labelled('Sets', config.values) ?? TYPE_WORDS.set;
    case 'output':
      return labelled('Returns', config.value) ?? TYPE_WORDS.output;
    default:
      return TYPE_WORDS[node.type];
  }
}

/**
 * A template or an expression with each reference as one reads it: `{{@a:Order placed.total}}` is `Order placed › total`, and just
 * `total` where a card has no room for more.
 */
function readable(source: string): string {
  const named = (name: string) =>
    source
      .replaceAll(/\{\{(.*?)\}\}/g, (_all, inner: string) => inner.trim().replaceAll(/@[^:}]+:([^.?}]+)\./g, name))
      .replaceAll(/@[^\s:]+:/g, '');
  const whole = named('$1 › ');
  return whole.length <= FITS ? whole : named('');
}

function joined(first: string, second: string | undefined): string {
  return second === undefined ? first : `${first} · ${second}`;
}

function labelled(verb: string, values: unknown): string | undefined {
  const count = isJsonObject(values) ? counted(Object.keys(values).length, 'value') : undefined;
  return count && `${verb} ${count}`;
}

function counted(count: number, what: string): string | undefined {
  return count === 0 ? undefined : `${count} ${what}${count === 1 ? '' : 's'}`;
}
