import { CopyButton } from '../../json/CopyButton.tsx';

/** Lines to copy into a terminal or an editor. */
export function CodeBlock({ label, text }: { label: string; text: string }) {
  return (
    <figure className="pd-code">
      <figcaption className="pd-code-bar">
        {label}
        <CopyButton text={() => text} label={`Copy: ${label}`} />
      </figcaption>
      <pre className="pd-code-text">{text}</pre>
    </figure>
  );
}
