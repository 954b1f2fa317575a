import type { Page } from 'playwright-core';

/** What a viewer shows, as far as it must be the same wherever one looks at it. */
export interface Picture {
  status: string | null;
  /** by node id: status, `skipped` where it is, and the attempt */
  nodes: Record<string, string>;
  /** by edge id */
  edges: Record<string, string>;
  /** by visit: the bars of its lane, in order */
  bars: Record<string, string[]>;
}

/** Reads the picture off the page of an execution. */
export function pictureOf(page: Page): Promise<Picture> {
  return page.evaluate(() => {
    const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
    const entries = (selector: string, name: string, value: (element: HTMLElement) => string) =>
      Object.fromEntries(
        all(selector)
          .map((element) => [element.dataset[name] ?? '', value(element)] as const)
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      );
    return {
      status: all('[data-execution-id]')[0]?.dataset.status ?? null,
      nodes: entries('[data-node-id]', 'nodeId', ({ dataset }) =>
        [dataset.skipped === 'true' ? 'skipped' : dataset.status, dataset.attempt].join(' '),
      ),
      edges: entries('[data-edge-id]', 'edgeId', ({ dataset }) => dataset.state ?? ''),
      bars: Object.fromEntries(
        all('.pd-timeline-row[data-visit]').map((row) => [
          row.dataset.visit ?? '',
          [...row.querySelectorAll<HTMLElement>('.pd-timeline-bar')].map(({ dataset }) => `${dataset.kind} ${dataset.look}`),
        ]),
      ),
    };
  });
}
