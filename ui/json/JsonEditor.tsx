import { closeSearchPanel, openSearchPanel } from '@codemirror/search';
import type { EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { createJsonEditor } from './create-json-editor.ts';
import type { JsonOutline } from './json-outline.ts';

export interface JsonEditorProps {
  text: string;
  outline: JsonOutline;
  label: string;
  searching: boolean;
  onSearching(searching: boolean): void;
}

/** JSON that folds and can be searched. It lives in a shadow root, whose style sheets no content security policy forbids. */
export function JsonEditor({ text, outline, label, searching, onSearching }: JsonEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView>(null);
  useEffect(() => {
    if (host.current === null) return;
    const view = createJsonEditor({ host: host.current, text, outline, label, onSearching });
    editor.current = view;
    return () => {
      editor.current = null;
      view.destroy();
    };
  }, [text, outline, label, onSearching]);
  // a new text has a new editor, whose panel is closed
  useEffect(() => {
    if (editor.current === null) return;
    if (searching) openSearchPanel(editor.current);
    else closeSearchPanel(editor.current);
  }, [searching, text]);
  return <div ref={host} className="pd-json-editor" />;
}
