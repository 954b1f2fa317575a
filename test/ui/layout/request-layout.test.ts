import { describe, expect, test } from '@jest/globals';
import { createLayouts } from '../../../ui/core/layout/create-layouts.ts';
import { type LayoutPort, layoutBeside } from '../../../ui/core/layout/layout-beside.ts';
import type { GraphLayout, LayoutGraph } from '../../../ui/core/layout/layout-model.ts';

const graph = (id: string): LayoutGraph => ({
  nodes: [{ id, width: 240, height: 48, outlets: [], position: { x: 0, y: 0 } }],
  edges: [],
});
const layout = (name: string): GraphLayout => ({ direction: 'down', nodes: {}, edges: {}, outletOrder: { [name]: [] } });
const nameOf = ({ nodes }: LayoutGraph) => nodes[0]?.id ?? '';

/** A worker of which the test says when and what it answers. */
class FakePort extends EventTarget {
  readonly asked: { id: number; graph: LayoutGraph }[] = [];
  ended = false;
  postMessage(message: { id: number; graph: LayoutGraph }) {
    this.asked.push(message);
  }
  terminate() {
    this.ended = true;
  }
  answer(id: number, given: GraphLayout | null) {
    this.dispatchEvent(new MessageEvent('message', { data: { id, layout: given } }));
  }
}

describe('a layout', () => {
  test('is computed once for the same graph, whichever object it is', async () => {
    const computed: string[] = [];
    const request = createLayouts(async (given) => {
      computed.push(nameOf(given));
      return layout(nameOf(given));
    });
    const [first, second] = await Promise.all([request(graph('a')), request(graph('a'))]);
    await request(graph('b'));
    expect(await request(graph('a'))).toBe(first);
    expect(second).toBe(first);
    expect(computed).toEqual(['a', 'b']);
  });

  test('is no longer waited for once its signal says so, and is there for the next who asks', async () => {
    let finish: (given: GraphLayout) => void = () => {};
    let computed = 0;
    const request = createLayouts(() => {
      computed += 1;
      return new Promise((resolve) => {
        finish = resolve;
      });
    });
    const leaving = new AbortController();
    const left = request(graph('a'), leaving.signal);
    leaving.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    await expect(request(graph('a'), leaving.signal)).rejects.toThrow('gone');
    const stays = request(graph('a'), new AbortController().signal);
    finish(layout('a'));
    expect(await stays).toEqual(layout('a'));
    expect(computed).toBe(1);
  });

  test('that failed is tried again when it is asked for again', async () => {
    let computed = 0;
    const request = createLayouts(async () => {
      computed += 1;
      if (computed === 1) throw new Error('no');
      return layout('a');
    });
    await expect(request(graph('a'))).rejects.toThrow('no');
    expect(await request(graph('a'))).toEqual(layout('a'));
  });
});

describe('a layout beside the page', () => {
  const here = async (given: LayoutGraph) => layout(`here ${nameOf(given)}`);

  test('goes to whom it belongs, whatever the order of the answers', async () => {
    const port = new FakePort();
    const beside = layoutBeside(() => port as LayoutPort, here);
    const answers = Promise.all([beside(graph('a')), beside(graph('b'))]);
    for (const { id, graph: given } of port.asked.toReversed()) port.answer(id, layout(nameOf(given)));
    expect(await answers).toEqual([layout('a'), layout('b')]);
  });

  test('is made here when the worker cannot start, and the worker is asked no more', async () => {
    const port = new FakePort();
    const beside = layoutBeside(() => port as LayoutPort, here);
    const answers = Promise.all([beside(graph('a')), beside(graph('b'))]);
    port.dispatchEvent(new Event('error'));
    expect(await answers).toEqual([layout('here a'), layout('here b')]);
    expect(await beside(graph('c'))).toEqual(layout('here c'));
    expect(port).toMatchObject({ ended: true, asked: [{}, {}] });
  });

  test('is made here when the worker fails at it, and the worker goes on', async () => {
    const port = new FakePort();
    const beside = layoutBeside(
      () => port as LayoutPort,
      () => Promise.reject(new Error('this graph cannot be drawn')),
    );
    const answer = beside(graph('a'));
    port.answer(port.asked[0]?.id ?? 0, null);
    await expect(answer).rejects.toThrow('this graph cannot be drawn');
    const next = beside(graph('b'));
    port.answer(port.asked[1]?.id ?? 0, layout('b'));
    expect(await next).toEqual(layout('b'));
  });

  test('is made here where a page forbids workers', async () => {
    const forbidden = layoutBeside(() => {
      throw new DOMException('by the policy', 'SecurityError');
    }, here);
    expect(await forbidden(graph('a'))).toEqual(layout('here a'));
  });
});
