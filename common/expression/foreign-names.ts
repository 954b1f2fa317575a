/** What JavaScript calls otherwise, with CEL's form. */
export const FOREIGN_METHODS: ReadonlyMap<string, string> = new Map([
  ['includes', 'write text.contains(x), or x in list'],
  ['toLowerCase', 'write .lowerAscii()'],
  ['toUpperCase', 'write .upperAscii()'],
  ['toString', 'write string(x)'],
  ['slice', 'write .substring(from, to)'],
  ['substr', 'write .substring(from, to)'],
  ['some', 'write list.exists(x, x > 1)'],
  ['every', 'write list.all(x, x > 1)'],
  ['find', 'write list.filter(x, x > 1)[0]'],
  ['match', 'there are no regular expressions; write .contains(), .startsWith() or .endsWith()'],
  ['test', 'there are no regular expressions; write .contains(), .startsWith() or .endsWith()'],
  ['matches', 'there are no regular expressions; write .contains(), .startsWith() or .endsWith()'],
]);

export const FOREIGN_FUNCTIONS: ReadonlyMap<string, string> = new Map([
  ['String', 'write string(x)'],
  ['Number', 'write double(x)'],
  ['parseInt', 'write int(x)'],
  ['parseFloat', 'write double(x)'],
  ['Boolean', 'write bool(x)'],
  ['matches', 'there are no regular expressions; write .contains(), .startsWith() or .endsWith()'],
  ['timestamp', 'there are no times; compare ISO texts with < and >'],
  ['duration', 'there are no durations; count in milliseconds'],
  ['uint', 'write int(x)'],
  ['bytes', 'there are no bytes; use text'],
]);

export const FOREIGN_VALUES: ReadonlyMap<string, string> = new Map([
  ['undefined', 'write null'],
  ['NaN', 'there is none'],
  ['Infinity', 'there is none'],
  ['and', 'write &&'],
  ['or', 'write ||'],
  ['not', 'write !'],
]);
