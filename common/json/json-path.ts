/** A place in a JSON value: keys of objects and indexes of lists, outermost first. */
export type JsonPath = readonly (string | number)[];

const PLAIN_KEY = /^[A-Za-z_$][\w$]*$/;

/** A place as people read it: `data.items[3]["odd key"]`; the value itself is `(the value itself)`. */
export function describePath(path: JsonPath): string {
  let text = '';
  for (const segment of path) {
    if (typeof segment === 'number') text += `[${segment}]`;
    else if (!PLAIN_KEY.test(segment)) text += `[${JSON.stringify(segment)}]`;
    else text += text === '' ? segment : `.${segment}`;
  }
  return text === '' ? '(the value itself)' : text;
}

/** A place as a JSON Pointer of RFC 6901: `/data/items/3`; the value itself is the empty text. */
export function jsonPointer(path: JsonPath): string {
  return path.map((segment) => `/${String(segment).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
