import type { Browser } from 'playwright-core';

/** Of the tasks on pages' main threads, the longest: as the clock saw it, and what of that the thread computed; ms. */
export interface LongestTask {
  clock: number;
  computed: number;
}

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** µs */
  dur?: number;
  tdur?: number;
  args: { name?: string };
}

/** On a machine that has other work, the clock counts that work, too; the computed time does not. */
export async function longestTask(browser: Browser, act: () => Promise<void>): Promise<LongestTask> {
  const session = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['toplevel'] } });
  await act();
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const main = new Set(events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(threadOf));
  const tasks = events.filter((event) => /RunTask$/.test(event.name) && main.has(threadOf(event)));
  if (tasks.length === 0) throw new Error('the trace has no task of a page');
  const longest = (of: (task: TraceEvent) => number) => Math.round(tasks.reduce((most, task) => Math.max(most, of(task)), 0) / 1_000);
  return { clock: longest(({ dur = 0 }) => dur), computed: longest(({ tdur = 0 }) => tdur) };
}
