import { HighlightStyle } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** Colour means a status everywhere else, so JSON has greys only. */
export const jsonHighlight: HighlightStyle = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--pd-text-2)' },
  { tag: [tags.string, tags.number, tags.bool], color: 'var(--pd-text)' },
  { tag: tags.null, color: 'var(--pd-text-3)' },
  { tag: [tags.punctuation, tags.separator, tags.brace, tags.squareBracket], color: 'var(--pd-text-3)' },
]);

const button = {
  font: '500 12px/16px var(--pd-font)',
  border: '0',
  borderRadius: 'var(--pd-radius-s)',
  padding: '0 6px',
  cursor: 'pointer',
};

export const jsonTheme = EditorView.theme({
  '&': { color: 'var(--pd-text)', backgroundColor: 'transparent', maxHeight: 'var(--pd-json-height, 480px)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { font: 'var(--pd-t-code)', fontVariantLigatures: 'none', overflow: 'auto' },
  '.cm-content': { padding: '0 8px 8px 0', caretColor: 'var(--pd-text)' },
  '.cm-line': { padding: '0 0 0 2px', overflowWrap: 'anywhere' },
  '.cm-gutters': { backgroundColor: 'transparent', border: '0', color: 'var(--pd-text-3)' },
  '.cm-foldGutter .cm-gutterElement': { width: '20px', padding: '0', cursor: 'pointer' },
  '.cm-fold-mark': { display: 'grid', placeItems: 'center', height: '18px' },
  '.cm-fold-mark::before': {
    content: '""',
    width: '5px',
    height: '5px',
    borderRight: '1.5px solid currentColor',
    borderBottom: '1.5px solid currentColor',
    transform: 'rotate(45deg) translate(-1px, -1px)',
  },
  '.cm-fold-mark[data-open=false]::before': { transform: 'rotate(-45deg)' },
  '.cm-fold-label': { ...button, margin: '0 2px', background: 'var(--pd-active)', color: 'var(--pd-text-2)' },
  '.cm-fold-label:hover': { color: 'var(--pd-accent-text)' },
  '.cm-panels': { backgroundColor: 'var(--pd-surface)', color: 'inherit' },
  '.cm-panels-top': { border: '0' },
  '.cm-finder': { display: 'flex', gap: '4px', padding: '8px 0 8px 6px' },
  '.cm-find': {
    flex: '1',
    minWidth: '0',
    height: '24px',
    boxSizing: 'border-box',
    padding: '0 8px',
    font: 'var(--pd-t-12)',
    color: 'var(--pd-text)',
    background: 'var(--pd-surface)',
    border: '1px solid var(--pd-border-strong)',
    borderRadius: 'var(--pd-radius)',
  },
  '.cm-find-action': { ...button, background: 'none', color: 'var(--pd-text-2)' },
  '.cm-find-action:hover': { background: 'var(--pd-hover)', color: 'var(--pd-text)' },
  '.cm-find:focus-visible, .cm-find-action:focus-visible, .cm-fold-label:focus-visible': {
    outline: 'none',
    boxShadow: 'var(--pd-focus)',
  },
  '.cm-searchMatch': { backgroundColor: 'var(--pd-accent-soft)', boxShadow: 'inset 0 0 0 1px var(--pd-accent-line)' },
  '.cm-searchMatch-selected': { backgroundColor: 'var(--pd-accent-line)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground, ::selection': {
    backgroundColor: 'var(--pd-accent-soft)',
  },
});
