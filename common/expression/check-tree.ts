import type { ASTNode } from '@marcbachmann/cel-js';
import { checkAccess } from './check-access.ts';
import { checkCall } from './check-call.ts';
import type { ExpressionFault } from './expression-fault.ts';
import { FOREIGN_VALUES } from './foreign-names.ts';
import { SCOPE_VARIABLES, type StaticType, TYPE_NAMES } from './functions.ts';
import { operatorType } from './operator-types.ts';
import { type ExpressionToken, OWN_PREFIX } from './scan-expression.ts';
import { expectType, isToken, type TreeCheck, type Variables } from './tree-check.ts';

/** What is wrong in an expression whatever the data: unknown names and functions, types, nesting. Also gives its type. */
export function checkTree(ast: ASTNode, tokens: ReadonlyMap<string, ExpressionToken>): { type: StaticType; faults: ExpressionFault[] } {
  const faults: ExpressionFault[] = [];
  const placed = new Set<string>();
  const check: TreeCheck = {
    tokens,
    report: (node, message) => faults.push({ message, offset: node.pos }),
    infer: (node, variables) => {
      if (node.op === 'id' && isToken(node, tokens)) placed.add(node.args);
      return infer(check, node, variables);
    },
  };
  const type = check.infer(ast, { names: new Set(), nesting: 0 });
  for (const [name, { start }] of tokens) {
    if (!placed.has(name)) faults.push({ message: 'A reference may stand only where a value may stand.', offset: start });
  }
  return { type, faults: faults.toSorted((a, b) => a.offset - b.offset) };
}

function infer(check: TreeCheck, node: ASTNode, variables: Variables): StaticType {
  const child = (of: ASTNode) => check.infer(of, variables);
  switch (node.op) {
    case 'value':
      return literalType(check, node);
    case 'id':
      return nameType(check, node, variables);
    case '.':
    case '.?':
    case '[]':
    case '[?]':
      return checkAccess(check, node, variables);
    case 'call':
    case 'rcall':
      return checkCall(check, node, variables);
    case 'list':
      for (const item of node.args) child(item);
      return 'list';
    case 'map':
      for (const [key, value] of node.args) {
        expectType(check, key, child(key), ['string', 'number', 'bool'], 'A key is a text');
        child(value);
      }
      return 'map';
    case '?:': {
      const [condition, yes, no] = node.args;
      expectType(check, condition, child(condition), ['bool'], 'Before ? stands a condition');
      const [left, right] = [child(yes), child(no)];
      return left === right ? left : 'any';
    }
    case '&&':
    case '||':
      for (const side of node.args) expectType(check, side, child(side), ['bool'], `${node.op} joins conditions`);
      return 'bool';
    case '!_':
      expectType(check, node.args, child(node.args), ['bool'], '! negates a condition');
      return 'bool';
    case '-_':
      expectType(check, node.args, child(node.args), ['number'], '- negates a number');
      return 'number';
    default: {
      const [left, right] = node.args;
      const result = operatorType(node.op, child(left), child(right));
      if ('type' in result) return result.type;
      check.report(node, result.fault);
      return 'any';
    }
  }
}

function literalType(check: TreeCheck, node: ASTNode & { op: 'value' }): StaticType {
  const value = node.args;
  switch (typeof value) {
    case 'string':
      return 'string';
    case 'number':
    case 'bigint':
      return 'number';
    case 'boolean':
      return 'bool';
    default:
      if (value === null) return 'null';
      check.report(node, value instanceof Uint8Array ? 'There are no bytes; use text.' : 'There are no unsigned numbers; leave the u out.');
      return 'any';
  }
}

function nameType(check: TreeCheck, node: ASTNode & { op: 'id' }, { names }: Variables): StaticType {
  const name = node.args;
  if (isToken(node, check.tokens) || names.has(name)) return 'any';
  const known = SCOPE_VARIABLES.get(name);
  if (known !== undefined) return known;
  if (TYPE_NAMES.has(name)) return 'type';
  const form = FOREIGN_VALUES.get(name);
  if (form !== undefined) check.report(node, `\`${name}\` is unknown; ${form}.`);
  else if (name.startsWith(OWN_PREFIX)) check.report(node, `\`${name}\` is unknown; names that begin with ${OWN_PREFIX} are not free.`);
  else
    check.report(
      node,
      `\`${name}\` is unknown; the trigger's input is read by input.${name}, a node's output by {{@nodeId:Label.${name}}}.`,
    );
  return 'any';
}
