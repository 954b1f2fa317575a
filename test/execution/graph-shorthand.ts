import type { Graph, GraphNodeData, NodeType } from '../../common/graph/graph.ts';
import type { JsonObject } from '../../common/json/json-value.ts';

export type NodeShorthand = [type: NodeType, config?: JsonObject, data?: Partial<GraphNodeData>];

/** `graphOf({ t: ['trigger'], a: ['action', { … }] }, ['t>a', 'c:true>b'])`; labels are the ids in capitals. */
export function graphOf(nodes: Record<string, NodeShorthand>, edges: string[]): Graph {
  return {
    nodes: Object.entries(nodes).map(([id, [type, config = {}, data = {}]], i) => ({
      id,
      type,
      position: { x: i * 200, y: 0 },
      parentId: null,
      data: { label: id.toUpperCase(), config, ...data },
    })),
    edges: edges.map((edge, i) => {
      const [, source = '', handle, target = ''] = /^([\w-]+)(?::(\w+))?>([\w-]+)$/.exec(edge) ?? [];
      return { id: `e${i}`, source, sourceHandle: handle ?? null, target };
    }),
  };
}

export function actionOf(slug: string, config: JsonObject = {}, data: Partial<GraphNodeData> = {}): NodeShorthand {
  return ['action', { actionType: `try/${slug}`, ...config }, data];
}
