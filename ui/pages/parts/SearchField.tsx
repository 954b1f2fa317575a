import { useEffect, useState } from 'react';
import { Search } from '../../icons/icons.ts';

/** typing pauses for so long before what was typed is searched for, in ms */
const PAUSE_MS = 200;

export interface SearchFieldProps {
  label: string;
  value: string;
  /** not for every letter: after a pause */
  onChange(value: string): void;
}

export function SearchField({ label, value, onChange }: SearchFieldProps) {
  const [typed, setTyped] = useState(value);
  // a space at the end of what is being typed stays
  useEffect(() => setTyped((known) => (known.trim() === value ? known : value)), [value]);
  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => onChange(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <span className="pd-search">
      <Search size={14} aria-hidden="true" />
      <input
        className="pd-input"
        type="search"
        aria-label={label}
        placeholder={label}
        value={typed}
        maxLength={200}
        spellCheck={false}
        data-search
        onChange={(event) => setTyped(event.target.value)}
      />
      <span className="pd-key" aria-hidden="true">
        /
      </span>
    </span>
  );
}
