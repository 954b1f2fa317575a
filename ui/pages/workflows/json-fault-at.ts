const TOKEN =
  /[ \t\n\r]*(?:("(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|([{}[\]:,]))/uy;
/** other blanks than these are no JSON */
const SPACE = /[ \t\n\r]*/y;

type Wanted = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or end' | 'nothing';

/**
 * Where a text stops being JSON, as an offset, and what would have to stand there. Engines do not all say the first, and
 * word the second each in its own way. Null for what is JSON.
 */
export function jsonFaultAt(text: string): { at: number; wanted: string } | null {
  const open: ('{' | '[')[] = [];
  let wanted: Wanted = 'value';
  let end = 0;
  const afterValue = (): Wanted => (open.length === 0 ? 'nothing' : ', or end');
  for (;;) {
    SPACE.lastIndex = end;
    SPACE.exec(text);
    const at = SPACE.lastIndex;
    const fault = { at, wanted: wordOf(wanted, open.at(-1)) };
    if (at === text.length) return wanted === 'nothing' ? null : fault;
    TOKEN.lastIndex = end;
    const token = TOKEN.exec(text);
    if (token === null) return fault;
    const [, string, scalar, mark] = token;
    end = TOKEN.lastIndex;
    const isKey: boolean = wanted === 'key' || wanted === 'key or }';
    const isValue: boolean = wanted === 'value' || wanted === 'value or ]';
    if (string !== undefined && isKey) wanted = ':';
    else if ((string ?? scalar) !== undefined && isValue) wanted = afterValue();
    else if ((mark === '{' || mark === '[') && isValue) {
      open.push(mark);
      wanted = mark === '{' ? 'key or }' : 'value or ]';
    } else if (mark === ':' && wanted === ':') wanted = 'value';
    else if (mark === ',' && wanted === ', or end') wanted = open.at(-1) === '{' ? 'key' : 'value';
    else if (closes(mark, open.at(-1)) && (wanted === ', or end' || wanted === 'key or }' || wanted === 'value or ]')) {
      open.pop();
      wanted = afterValue();
    } else return fault;
  }
}

function closes(mark: string | undefined, open: '{' | '[' | undefined): boolean {
  return (mark === '}' && open === '{') || (mark === ']' && open === '[');
}

function wordOf(wanted: Wanted, open: '{' | '[' | undefined): string {
  const names = {
    value: 'a value',
    'value or ]': 'a value or ]',
    key: 'a name in double quotes',
    'key or }': 'a name in double quotes or }',
    ':': 'a colon',
    ', or end': `a comma or ${open === '{' ? '}' : ']'}`,
    nothing: 'the end',
  };
  return names[wanted];
}
