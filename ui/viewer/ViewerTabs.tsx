import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';

export type ViewerTab = 'steps' | 'canvas' | 'details';

const TABS: readonly [ViewerTab, string][] = [
  ['steps', 'Steps'],
  ['canvas', 'Canvas'],
  ['details', 'Details'],
];

/** One pane at a time, where there is no room for three. */
export function ViewerTabs({ tab, onTab }: { tab: ViewerTab; onTab(tab: ViewerTab): void }) {
  return (
    <ToggleGroup
      className="pd-viewer-tabs"
      aria-label="Pane shown"
      value={[tab]}
      onValueChange={([chosen]: ViewerTab[]) => chosen !== undefined && onTab(chosen)}
    >
      {TABS.map(([key, word]) => (
        <Toggle key={key} className="pd-viewer-tab" value={key}>
          {word}
        </Toggle>
      ))}
    </ToggleGroup>
  );
}
