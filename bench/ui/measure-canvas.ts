import type { Page } from 'playwright-core';
import { type LongestTask, longestTask } from './longest-task.ts';
import type { UiEnvironment } from './ui-environment.ts';

/** Times in ms. */
export interface CanvasFigures {
  /** from the start of the navigation to cards with words, painted */
  firstCards: number;
  /** until then */
  longestLoadTask: LongestTask;
  /** of 3 s of dragging, and of 3 s of the wheel */
  longestPanTask: LongestTask;
  longestZoomTask: LongestTask;
  /** from an event's commit to the card that shows it */
  changeShown: number;
  /** cards and edges that were drawn again for it */
  cardsDrawn: number;
  edgesDrawn: number;
}

const MOVE_MS = 3_000;

/** What React has drawn, told by the hook that its developer tools use; installed before the page's own scripts. */
function countRenders() {
  // biome-ignore lint/suspicious/noExplicitAny: React's fibers have no public type
  type Fiber = any;
  const drawn = { cards: [] as string[], edges: [] as string[] };
  const visit = (fiber: Fiber) => {
    // flag 1: the component was called; without an alternate it is new
    if (fiber.alternate !== null && (fiber.flags & 1) === 1 && (fiber.tag === 0 || fiber.tag === 14 || fiber.tag === 15)) {
      const { id, data, type } = fiber.memoizedProps ?? {};
      if (data?.node && type === 'card') drawn.cards.push(id);
      if (data?.points) drawn.edges.push(id);
    }
    for (let child = fiber.child; child !== null; child = child.sibling) {
      if (fiber.alternate === null || fiber.child !== fiber.alternate.child) visit(child);
    }
  };
  Object.assign(window, {
    drawn,
    __REACT_DEVTOOLS_GLOBAL_HOOK__: {
      supportsFiber: true,
      inject: () => 1,
      onCommitFiberRoot: (_id: number, root: Fiber) => visit(root.current),
      onCommitFiberUnmount: () => {},
      onPostCommitFiberRoot: () => {},
      checkDCE: () => {},
    },
  });
}

export async function measureCanvas(environment: UiEnvironment, executionId: string, changing: string): Promise<CanvasFigures> {
  const context = await environment.browser.newContext({ viewport: { width: 1440, height: 900 }, baseURL: environment.url });
  try {
    await context.request.post('/api/session', { data: { apiKey: environment.apiKey } });
    await context.addInitScript(countRenders);
    const page = await context.newPage();
    let firstCards = 0;
    const longestLoadTask = await longestTask(environment.browser, async () => {
      await page.goto(`/executions/${executionId}`, { waitUntil: 'commit' });
      firstCards = await page.evaluate(firstPaintedCards);
    });
    await quiet(page);
    const box = await page.locator('.pd-canvas').boundingBox();
    if (box === null) throw new Error('there is no canvas');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const longestPanTask = await longestTask(environment.browser, async () => {
      await page.mouse.move(x, y);
      await page.mouse.down();
      for (const end = Date.now() + MOVE_MS, start = Date.now(); Date.now() < end; ) {
        const turn = (Date.now() - start) / 250;
        await page.mouse.move(x + Math.cos(turn) * 300, y + Math.sin(turn) * 200);
      }
      await page.mouse.up();
    });
    const longestZoomTask = await longestTask(environment.browser, async () => {
      for (const end = Date.now() + MOVE_MS, start = Date.now(); Date.now() < end; ) {
        await page.mouse.wheel(0, Math.floor((Date.now() - start) / 1_000) % 2 === 0 ? 60 : -60);
        await page.waitForTimeout(16);
      }
    });
    await page.keyboard.press('1');
    await quiet(page);
    await page.evaluate(() => Object.assign((window as unknown as { drawn: object }).drawn, { cards: [], edges: [] }));
    const before = Date.now();
    await environment.journal(executionId, [
      { type: 'node.completed', visit: changing, nodeId: changing, edges: {}, output: { done: true } },
    ]);
    await page.waitForFunction(
      (id) => document.querySelector(`[data-node-id="${id}"]`)?.getAttribute('data-status') === 'success',
      changing,
    );
    const changeShown = Date.now() - before;
    await quiet(page);
    const drawn = await page.evaluate(() => (window as unknown as { drawn: { cards: string[]; edges: string[] } }).drawn);
    return {
      firstCards: Math.round(firstCards),
      longestLoadTask,
      longestPanTask,
      longestZoomTask,
      changeShown,
      cardsDrawn: drawn.cards.length,
      edgesDrawn: drawn.edges.length,
    };
  } finally {
    await context.close();
  }
}

/** Until the page has had nothing to do for a while. */
async function quiet(page: Page): Promise<void> {
  await page.waitForTimeout(1_500);
}

/** Runs in the page. */
function firstPaintedCards(): Promise<number> {
  return new Promise((resolve) => {
    const look = () => {
      if (document.querySelector('.pd-card-name') === null) requestAnimationFrame(look);
      // the frame after the one that has them
      else requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
    };
    look();
  });
}
