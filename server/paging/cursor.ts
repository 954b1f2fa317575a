import { PerdureError } from '../../common/errors/perdure-error.ts';
import type { PagePosition } from '../../db/page.ts';

const SHAPE = /^(\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Writes a place in a list as text that means nothing to those who send it back. */
export function encodeCursor(position: PagePosition): string {
  return Buffer.from(`${position.at} ${position.id}`).toString('base64url');
}

/** @throws PerdureError `INVALID_REQUEST` when the text did not come from `encodeCursor` */
export function decodeCursor(cursor: string): PagePosition {
  const [, at, id] = SHAPE.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? [];
  if (at === undefined || id === undefined || Number.isNaN(Date.parse(at))) throw invalidCursor();
  return { at, id };
}

/** What to say of a cursor that was made up. */
export function invalidCursor(): PerdureError {
  return new PerdureError('INVALID_REQUEST', 'The cursor is not one that this list gave out.', {
    fields: { errors: [{ pointer: '/query/cursor', detail: 'Not a `nextCursor` of this list.' }] },
  });
}
