import { jest } from '@jest/globals';
import { render } from '@testing-library/react';
import { Profiler, type ReactElement } from 'react';
import { createClient } from '../../../client/create-client.ts';
import type { ExecutionView } from '../../../common/execution/execution-view.ts';
import { type ExecutionState, INITIAL_STATE } from '../../../ui/core/live/execution-state.ts';
import type { Replay } from '../../../ui/hooks/use-replay.ts';
import { AppProvider } from '../../../ui/provider/AppProvider.tsx';
import { ViewerBody, type ViewerBodyProps } from '../../../ui/viewer/ViewerBody.tsx';

/** What nobody answers. */
const silentClient = createClient({ baseUrl: 'http://127.0.0.1', fetch: () => new Promise(() => {}) });

export function replayOf(rest: Partial<Replay> = {}): Replay {
  const calls = { onSeek: jest.fn(), onLive: jest.fn(), onPlay: jest.fn(), onPause: jest.fn(), onStep: jest.fn() };
  return { atMs: null, playing: false, gone: false, ...calls, ...rest };
}

export interface ShownBody {
  /** how often anything within was drawn since the last call */
  draws(): number;
  replay: Replay;
  onSelect: jest.Mock<ViewerBodyProps['onSelect']>;
  onRetry: jest.Mock;
  show(rest: Partial<ViewerBodyProps>): void;
}

/** The body of a viewer without its canvas, which has tests of its own. */
export function showBody(latest: ExecutionView, rest: Partial<ViewerBodyProps> & { state?: Partial<ExecutionState> } = {}): ShownBody {
  let count = 0;
  const onSelect = jest.fn<ViewerBodyProps['onSelect']>();
  const onRetry = jest.fn();
  const replay = rest.replay ?? replayOf();
  const { state: more, ...props } = rest;
  const state: ExecutionState = { ...INITIAL_STATE, view: latest, graphGone: true, connection: 'live', ...more };
  const all: ViewerBodyProps = { state, view: latest, latest, replay, selected: null, onSelect, takesFocus: false, onRetry, ...props };
  const body = (given: ViewerBodyProps): ReactElement => (
    <AppProvider client={silentClient}>
      <Profiler id="body" onRender={() => count++}>
        <ViewerBody {...given} />
      </Profiler>
    </AppProvider>
  );
  const { rerender } = render(body(all));
  return {
    draws() {
      const drawn = count;
      count = 0;
      return drawn;
    },
    replay,
    onSelect,
    onRetry,
    show: (changed) => rerender(body({ ...all, ...changed })),
  };
}
