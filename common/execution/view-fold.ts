import type { ExecutionView, NodeView } from './execution-view.ts';
import { type ExecutionEvent, errorOfOpenNodes, foldExecutionEvent } from './fold-execution-event.ts';
import { closeOpenNode, foldNodeEvent, type NodeEvent } from './fold-node-event.ts';
import type { JournalEvent } from './journal-event.ts';

type Edges = ExecutionView['edges'];

/** One batch on its way into a view: nodes and edges are copied once, at the first event that changes them. */
export class ViewFold {
  view: ExecutionView;
  private nodes: NodeView[] | null = null;
  private edges: Edges | null = null;
  private positions: Map<string, number> | null = null;

  constructor(view: ExecutionView) {
    this.view = view;
  }

  apply(event: JournalEvent): void {
    this.view = { ...this.view, seq: event.seq, run: event.run, stuck: null };
    if (isNodeEvent(event)) {
      this.applyToNode(event);
    } else {
      this.applyToExecution(event);
    }
  }

  private applyToNode(event: NodeEvent): void {
    this.positions ??= new Map(this.view.nodes.map(({ visit }, position) => [visit, position]));
    const position = this.positions.get(event.visit);
    const node = position === undefined ? undefined : this.view.nodes[position];
    // Visits inside a loop stand under its iterations only.
    if (position === undefined || node === undefined) {
      return;
    }
    this.ownNodes()[position] = foldNodeEvent(node, event);
    if ('edges' in event) {
      for (const [id, state] of Object.entries(event.edges)) {
        // Defined, not assigned: an edge may be called `__proto__`.
        Object.defineProperty(this.ownEdges(), id, { value: state, enumerable: true, configurable: true, writable: true });
      }
    }
  }

  private applyToExecution(event: ExecutionEvent): void {
    this.view = foldExecutionEvent(this.view, event);
    const error = errorOfOpenNodes(event);
    if (error !== null) {
      this.view.nodes.forEach((node, position) => {
        if (node.status === 'running' || node.status === 'paused') {
          this.ownNodes()[position] = closeOpenNode(node, event.at, error);
        }
      });
    }
  }

  private ownNodes(): NodeView[] {
    if (this.nodes === null) {
      this.nodes = [...this.view.nodes];
      this.view.nodes = this.nodes;
    }
    return this.nodes;
  }

  private ownEdges(): Edges {
    if (this.edges === null) {
      this.edges = { ...this.view.edges };
      this.view.edges = this.edges;
    }
    return this.edges;
  }
}

function isNodeEvent(event: JournalEvent): event is NodeEvent {
  return event.type.startsWith('node.');
}
