import { lazy, Suspense, useMemo, useState } from 'react';
import type { JsonValue } from '../../common/json/json-value.ts';
import { Search } from '../icons/icons.ts';
import { Button } from '../parts/Button.tsx';
import { CopyButton } from './CopyButton.tsx';
import { FallBack } from './FallBack.tsx';
import { jsonOutline } from './json-outline.ts';
import { PlainJson } from './PlainJson.tsx';

export interface JsonViewProps {
  value: JsonValue;
  /** what the value is, for screen readers: `Output of Charge card` */
  label: string;
  /** containers so deep are folded at first; the root is 0, default 2 */
  collapseDepth?: number;
}

const JsonEditor = lazy(async () => ({ default: (await import('./JsonEditor.tsx')).JsonEditor }));

/** Up to so many lines are shown as they are. */
const FEW_LINES = 12;
/** what is shown of a long text while its editor loads */
const FIRST_CHARACTERS = 4_000;

/** A JSON value to read, fold, search and copy. */
export function JsonView({ value, label, collapseDepth = 2 }: JsonViewProps) {
  const text = useMemo(() => JSON.stringify(value, null, 2), [value]);
  const outline = useMemo(() => jsonOutline(text, collapseDepth), [text, collapseDepth]);
  const [searching, setSearching] = useState(false);
  const long = outline.lines > FEW_LINES;
  const first = useMemo(() => (long ? firstPart(text) : text), [text, long]);
  const plain = <PlainJson text={first} cuts={outline.cuts.filter(({ to }) => to <= first.length)} />;
  return (
    <section className="pd-json" aria-label={label}>
      <div className="pd-json-bar">
        {long && (
          <Button
            kind="ghost"
            small
            icon={Search}
            aria-label="Search in it"
            aria-pressed={searching}
            onClick={() => setSearching(!searching)}
          />
        )}
        <CopyButton text={() => text} label="Copy JSON" />
      </div>
      {long ? (
        <FallBack instead={plain}>
          <Suspense fallback={plain}>
            <JsonEditor text={text} outline={outline} label={label} searching={searching} onSearching={setSearching} />
          </Suspense>
        </FallBack>
      ) : (
        plain
      )}
    </section>
  );
}

function firstPart(text: string): string {
  return text.length <= FIRST_CHARACTERS ? text : `${text.slice(0, FIRST_CHARACTERS)}\n…`;
}
