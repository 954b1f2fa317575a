export type ViewerTab = 'steps' | 'canvas' | 'details';

const TABS: readonly [ViewerTab, string][] = [
  ['steps', 'Steps'],
  ['canvas', 'Canvas'],
  ['details', 'Details'],
];

/** One pane at a time, where there is no room for three. */
export function ViewerTabs({ tab, onTab }: { tab: ViewerTab; onTab(tab: ViewerTab): void }) {
  return (
    <div className="pd-viewer-tabs" role="tablist" aria-label="Panes">
      {TABS.map(([key, word]) => (
        <button key={key} type="button" role="tab" className="pd-viewer-tab" aria-selected={tab === key} onClick={() => onTab(key)}>
          {word}
        </button>
      ))}
    </div>
  );
}
