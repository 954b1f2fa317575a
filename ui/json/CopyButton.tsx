import { useEffect, useState } from 'react';
import { Check, Copy } from '../icons/icons.ts';
import { Button } from '../parts/Button.tsx';

export interface CopyButtonProps {
  /** asked for when it is pressed */
  text(): string;
  /** `Copy JSON`, `Copy the id`; what the button is called */
  label: string;
}

const SHOWN_MS = 2_000;
const WORDS = { copied: 'Copied', refused: 'The browser refused to copy' };

/** Copies a text, and says whether it could. */
export function CopyButton({ text, label }: CopyButtonProps) {
  const [result, setResult] = useState<'copied' | 'refused' | null>(null);
  useEffect(() => {
    if (result === null) return;
    const timer = setTimeout(() => setResult(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [result]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text());
      setResult('copied');
    } catch {
      // an insecure origin has no clipboard, and a frame may be denied it
      setResult('refused');
    }
  };
  return (
    <>
      <Button
        kind="ghost"
        small
        icon={result === 'copied' ? Check : Copy}
        aria-label={label}
        title={result === null ? label : WORDS[result]}
        onClick={copy}
      />
      <span className="pd-hidden" role="status">
        {result !== null && WORDS[result]}
      </span>
    </>
  );
}
