import type { Graph, GraphEdge, GraphNode, NodeType } from '../../../common/graph/graph.ts';

function node(id: string, type: NodeType, label: string, config: GraphNode['data']['config']): GraphNode {
  return { id, type, position: { x: 0, y: 0 }, data: { label, config } };
}

function edge(source: string, target: string, sourceHandle?: string): GraphEdge {
  return { id: `${source}-${target}`, source, target, ...(sourceHandle === undefined ? {} : { sourceHandle }) };
}

const sms = (message: string) => ({ actionType: 'sms/send', phoneNumber: '{{input.phone}}', message });

/** Beside the orders: a workflow that waits for days, one that is short, one that was never published. */
export const MORE_WORKFLOWS: readonly { name: string; description: string; publish: boolean; graph: Graph }[] = [
  {
    name: 'Payment reminder',
    description: 'Two days after the invoice: a message, and a week later another one.',
    publish: true,
    graph: {
      nodes: [
        node('invoiced', 'trigger', 'Invoice sent', { kind: 'api' }),
        node('grace', 'sleep', 'Two days of grace', { duration: '2d' }),
        node('first', 'action', 'First reminder', sms('Your invoice is open since two days.')),
        node('week', 'sleep', 'One more week', { duration: '7d' }),
        node('second', 'action', 'Second reminder', sms('Your invoice is still open.')),
      ],
      edges: [edge('invoiced', 'grace'), edge('grace', 'first'), edge('first', 'week'), edge('week', 'second')],
    },
  },
  {
    name: 'Delivery survey',
    description: 'Asks every tenth customer how the delivery was.',
    publish: true,
    graph: {
      nodes: [
        node('delivered', 'trigger', 'Order delivered', { kind: 'api' }),
        node('tenth', 'condition', 'Every tenth?', { expression: 'input.number % 10 == 0' }),
        node('ask', 'action', 'Ask by SMS', sms('How was it? Answer with 1 to 5.')),
        node('done', 'output', 'Result', { value: { asked: true } }),
      ],
      edges: [edge('delivered', 'tenth'), edge('tenth', 'ask', 'true'), edge('ask', 'done')],
    },
  },
  {
    name: 'Returns',
    description: 'A draft: what happens when a parcel comes back.',
    publish: false,
    graph: { nodes: [node('returned', 'trigger', 'Parcel returned', { kind: 'api' })], edges: [] },
  },
];
