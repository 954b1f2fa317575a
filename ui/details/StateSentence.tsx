import type { Look } from '../core/status/look.ts';
import { Note } from '../parts/Note.tsx';

export interface StateSentenceProps {
  look: Look;
  /** one sentence or two; the word that names the state is bold */
  sentence: string;
}

export function StateSentence({ look, sentence }: StateSentenceProps) {
  const word = /^[\p{L} ]{1,24}[.:]/u.exec(sentence)?.[0] ?? '';
  return (
    <Note look={look}>
      {word !== '' && <b className="pd-strong">{word}</b>}
      {sentence.slice(word.length)}
    </Note>
  );
}
