import { closeSearchPanel, findNext, findPrevious, getSearchQuery, SearchQuery, setSearchQuery } from '@codemirror/search';
import type { EditorView, Panel } from '@codemirror/view';

/** A field that finds as one types; Enter goes on, with Shift back, Escape closes. */
export function jsonSearchPanel(view: EditorView): Panel {
  const field = document.createElement('input');
  field.className = 'cm-find';
  field.type = 'text';
  field.placeholder = 'Find';
  field.setAttribute('aria-label', 'Find in it');
  field.setAttribute('main-field', 'true');
  field.value = getSearchQuery(view.state).search;
  const find = (next: boolean) => {
    if (next) findNext(view);
    else findPrevious(view);
  };
  field.oninput = () => view.dispatch({ effects: setSearchQuery.of(new SearchQuery({ search: field.value, literal: true })) });
  field.onkeydown = (event) => {
    if (event.key === 'Enter') find(!event.shiftKey);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const close = () => {
    closeSearchPanel(view);
    view.focus();
  };
  const dom = document.createElement('div');
  dom.className = 'cm-finder';
  dom.append(
    field,
    action('Previous', () => find(false)),
    action('Next', () => find(true)),
    action('Close', close),
  );
  return { dom, top: true, mount: () => field.select() };
}

function action(words: string, run: () => void): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'cm-find-action';
  button.textContent = words;
  button.onclick = run;
  return button;
}
