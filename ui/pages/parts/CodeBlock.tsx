import { CopyButton } from '../../json/CopyButton.tsx';

/** Lines to copy into a terminal or an editor. */
export function CodeBlock({ label, text }: { label: string; text: string }) {
  return (
    <figure className="pd-code">
      <figcaption className="pd-code-bar">
        {label}
        <CopyButton text={() => text} label={`Copy: ${label}`} />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines are scrolled by the arrow keys, too */}
      <pre className="pd-code-text" tabIndex={0}>
        {text}
      </pre>
    </figure>
  );
}
