import { defaultKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { codeFolding, foldEffect, foldGutter, foldKeymap, syntaxHighlighting } from '@codemirror/language';
import { search, searchKeymap, searchPanelOpen } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { EditorView, highlightSpecialChars, keymap } from '@codemirror/view';
import type { JsonOutline } from './json-outline.ts';
import { jsonSearchPanel } from './json-search-panel.ts';
import { jsonHighlight, jsonTheme } from './json-theme.ts';
import { longStrings } from './long-strings.ts';

export interface JsonEditorOptions {
  host: HTMLElement;
  text: string;
  outline: JsonOutline;
  label: string;
  onSearching(searching: boolean): void;
}

/** A read-only editor in the shadow root of `host`. */
export function createJsonEditor({ host, text, outline, label, onSearching }: JsonEditorOptions): EditorView {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  root.replaceChildren();
  const labels = new Map(outline.folds.map(({ from, label: words }) => [from, words]));
  const state = EditorState.create({
    doc: text,
    extensions: [
      EditorState.readOnly.of(true),
      EditorView.contentAttributes.of({ 'aria-label': label, 'aria-readonly': 'true' }),
      EditorView.lineWrapping,
      json(),
      syntaxHighlighting(jsonHighlight),
      highlightSpecialChars(),
      codeFolding({
        preparePlaceholder: (_state, { from }) => labels.get(from) ?? '…',
        placeholderDOM: (_view, onclick, words: string) => placeholder(words, onclick),
      }),
      foldGutter({ markerDOM }),
      longStrings(outline.cuts),
      search({ top: true, createPanel: jsonSearchPanel }),
      EditorView.updateListener.of((update) => {
        const open = searchPanelOpen(update.state);
        if (open !== searchPanelOpen(update.startState)) onSearching(open);
      }),
      keymap.of([...searchKeymap, ...foldKeymap, ...defaultKeymap]),
      jsonTheme,
    ],
  });
  const view = new EditorView({ state, root, parent: root });
  view.dispatch({ effects: outline.folds.map(({ from, to }) => foldEffect.of({ from, to })) });
  return view;
}

function placeholder(words: string, onclick: (event: Event) => void): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'cm-fold-label';
  button.textContent = words;
  button.title = 'Unfold';
  button.onclick = onclick;
  return button;
}

function markerDOM(open: boolean): HTMLElement {
  const mark = document.createElement('span');
  mark.className = 'cm-fold-mark';
  mark.dataset.open = String(open);
  mark.title = open ? 'Fold' : 'Unfold';
  return mark;
}
